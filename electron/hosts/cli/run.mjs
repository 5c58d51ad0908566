// Plain JavaScript that any Node reads: older ones stop at the TypeScript behind it without saying why.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const command = process.argv[2] ?? ''

if (major < 22 || (major === 22 && minor < 14)) {
  console.error(
    `Saksama memerlukan Node 22.14 atau lebih baru; yang berjalan ini ${process.versions.node}. ` +
      'Jalankan "npm ci", lalu mulai lewat npm, misalnya "npm start": npm memakai Node yang benar.',
  )
  process.exitCode = 1
} else if (!/^[a-z]+$/.test(command)) {
  console.error('Perintah tidak dikenal.')
  process.exitCode = 1
} else {
  process.argv.splice(2, 1)
  await import(`./${command}.ts`)
}
