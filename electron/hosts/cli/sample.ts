import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCore } from '#electron/core/core.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { runSampleJob } from './sample-job.ts'
import { sentenceOf } from './sentence.ts'

const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))
const USAGE = 'Cara pakai: npm run sample -- FOLDER   (folder baru atau kosong)'

const [target] = process.argv.slice(2)
if (!target) {
  console.error(USAGE)
  process.exitCode = 1
} else {
  try {
    await writeSample(resolve(process.env.INIT_CWD ?? process.cwd(), target))
  } catch (error) {
    console.error(sentenceOf(error, 'Contoh tidak dapat dibuat. Pilih folder yang dapat ditulisi, lalu ulangi.'))
    process.exitCode = 1
  }
}

/** The whole job without a window, through the same contract as the page; what it made is written to `dir`. */
async function writeSample(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0) throw new Error(`Folder ${dir} tidak kosong. Tidak ada yang diubah. ${USAGE}`)
  const ports = createNodePorts({
    dataDir: dir,
    resourcesDir,
    hostKind: 'cli',
    shell: createExportFolderShell(dir),
    workerFile: sourceWorkerFile,
  })
  const core = createCore(ports)
  try {
    const made = await runSampleJob({ core, ports, say: (step) => console.log(`• ${step}`) })
    await writeFile(join(dir, 'berita-acara.pdf'), made.pdf)
    await writeFile(join(dir, 'ca.pem'), made.trust)
    await writeFile(join(dir, 'case.json'), `${JSON.stringify(made.account, null, 2)}\n`)
  } finally {
    await core.close()
  }
  console.log(`Selesai: ${join(dir, 'berita-acara.pdf')}`)
  console.log(`Periksa: npm run verify -- ${join(dir, 'berita-acara.pdf')} --trust ${join(dir, 'ca.pem')}`)
}
