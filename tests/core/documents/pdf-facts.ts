import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPdf } from '#electron/core/pdf/file.ts'
import { signatureFields } from '#electron/core/pdf/form.ts'
import { asRef, isList, serialize } from '#electron/core/pdf/objects.ts'

/** What poppler and qpdf say of a PDF. A missing program is a failing test. */
function judged(bytes: Uint8Array, judge: (file: string, folder: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'naskah-'))
  const file = join(folder, 'naskah.pdf')
  try {
    writeFileSync(file, bytes)
    return judge(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
/** What a judge says in silence otherwise: a complaint, even of a file it goes on to read, is a failure. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0 || stderr !== '') throw new Error(`${program} ends with ${status}: ${stderr}`)
  return stdout
}

/** The text in lines as it stands on the page, each line trimmed, runs of spaces as one. */
export const layoutText = (bytes: Uint8Array): string =>
  judged(bytes, (file) => run('pdftotext', ['-layout', file, '-'])).replace(/ +/g, ' ')

/** The same with line ends as spaces: sentences can be searched for. */
export const flowText = (bytes: Uint8Array): string =>
  judged(bytes, (file) => run('pdftotext', [file, '-'])).replace(/\s+/g, ' ')

export function pdfInfo(bytes: Uint8Array): Record<string, string> {
  const lines = judged(bytes, (file) => run('pdfinfo', ['-isodates', file])).split('\n')
  return Object.fromEntries(
    lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1, 3) ?? []).filter(([key]) => key),
  )
}

/** Throws unless qpdf finds nothing to remark. */
export const checkStructure = (bytes: Uint8Array): string => judged(bytes, (file) => run('qpdf', ['--check', file]))

/** Every stream unpacked, as Latin-1 text. */
export const unpacked = (bytes: Uint8Array): string =>
  judged(bytes, (file, folder) => {
    run('qpdf', ['--qdf', '--object-streams=disable', file, join(folder, 'terbuka.pdf')])
    return readFileSync(join(folder, 'terbuka.pdf'), 'latin1')
  })

/** Attachments by name. */
export function attachmentsOf(bytes: Uint8Array): Record<string, string> {
  const found: Record<string, string> = {}
  judged(bytes, (file, folder) => {
    run('pdfdetach', ['-saveall', '-o', folder, file])
    for (const name of readdirSync(folder).filter((one) => one !== 'naskah.pdf'))
      found[name] = readFileSync(join(folder, name), 'utf8')
    return ''
  })
  return found
}

export type FieldFact = Readonly<{ name: string; label: string; page: number | null; rect: readonly number[] }>

/** Signature fields in the order of the form; `page` is the object number of the page. */
export function fieldFacts(bytes: Uint8Array): FieldFact[] {
  const file = openPdf(bytes)
  return signatureFields(file).map(({ name, label, dict }) => {
    const rect = file.resolve(dict.entries.get('Rect'))
    const page = asRef(dict.entries.get('P'))?.n ?? null
    return { name, label, page, rect: isList(rect) ? rect.map((item) => Number(serialize(item))) : [] }
  })
}
