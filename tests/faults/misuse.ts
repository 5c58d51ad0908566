import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { isContractProcedure } from '@orpc/contract'
import fc from 'fast-check'
import { contract } from '#shared/contract.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { walkLog } from '#tests/support/streams.ts'
import { callPath, procedurePaths } from '#tests/support/users.ts'
import { type Bed, copyOf, dataOf, realClock, temporaryRoot } from './bed.ts'
import { codeOf, isNamed } from './named.ts'
import type { Options, Row, Section } from './section.ts'
import { kill, startChild } from './strike.ts'

/** Junk for each procedure, besides what its own form suggests. */
const JUNK_EACH = 40

/** Two processes, a wrong clock, calls of no form, and names that lead elsewhere. */
export async function run({ bed, say }: Options): Promise<Section> {
  const parts: Section[] = []
  for (const part of [twoProcesses, wrongClocks, malformedCalls, hostileNames]) {
    parts.push(await part(bed))
    say(parts.at(-1)?.rows[0]?.what ?? '')
  }
  return { rows: parts.flatMap(({ rows }) => rows), problems: parts.flatMap(({ problems }) => problems) }
}

const rowOf = (what: string, counts: Record<string, number>, problems: readonly string[]): Section => {
  const row: Row = { what, counts, ok: problems.length === 0 }
  return { rows: [row], problems: problems.map((problem) => `${what}: ${problem}`) }
}

/** Whoever comes second is refused, while the first works and however often it is tried. */
export async function twoProcesses(bed: Bed, tries = 20): Promise<Section> {
  const root = copyOf(bed)
  const problems: string[] = []
  const child = startChild({ root, facts: bed.facts, activities: ['import'] })
  await child.ready
  const second = await createTestCore({ dataDir: dataOf(root), create: false })
  for (let number = 0; number < tries; number += 1) {
    const outcome = await second.api.vault.unlock({ password: TEST_PASSWORD }).then(() => 'opened', codeOf)
    if (outcome !== 'vault_busy') problems.push(outcome)
  }
  await kill(child)
  await second.api.vault.unlock({ password: TEST_PASSWORD })
  const audit = await walkLog(second.api)
  if (audit?.brokenAt !== null) problems.push('the log is broken')
  await second.dispose()
  rmSync(root, { recursive: true })
  return rowOf('two processes', { runs: tries, refused: tries - problems.length }, problems)
}

const CLOCKS = ['1970-01-01', '2000-02-29', '2026-10-25', '2038-01-19', '2099-12-31', '9999-12-30']

/** The clock is set back and forward between sessions and within one: work goes on, the log holds, no false alarm. */
export async function wrongClocks(bed: Bed): Promise<Section> {
  const root = copyOf(bed)
  const problems: string[] = []
  let runs = 0
  for (const [index, first] of CLOCKS.entries()) {
    const within = CLOCKS[(index + 3) % CLOCKS.length] ?? first
    let time = Date.parse(first)
    const now = () => {
      time += 1000
      return new Date(time)
    }
    const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: { now } })
    try {
      await test.api.vault.unlock({ password: TEST_PASSWORD })
      await test.api.cases.setAllegation(allegation(bed, first))
      time = Date.parse(within)
      await test.api.cases.setAllegation(allegation(bed, within))
      const audit = await walkLog(test.api)
      if (audit?.brokenAt !== null) problems.push(`${first}, then ${within}: the log is broken`)
      if ((await test.api.audit.rollback()).length > 0) problems.push(`${first}: a false alarm`)
    } catch (error) {
      problems.push(`${first}, then ${within}: ${codeOf(error)} ${error}`)
    }
    runs += 2
    await test.dispose()
  }
  rmSync(root, { recursive: true })
  return rowOf('clock set back and forward', { runs }, problems)
}
const allegation = ({ facts }: Bed, text: string) => ({
  id: facts.caseId,
  allegation: { actDay: null, norm: 'Pasal 5 huruf n angka 6', description: `Uraian pada ${text}` },
})

type Schema = { '~standard': { validate(value: unknown): unknown } } | undefined

/** Every procedure of the contract, property-based: what is not of its form is refused as such, and nothing else happens. */
export async function malformedCalls(bed: Bed, each = JUNK_EACH): Promise<Section> {
  const root = copyOf(bed)
  const incidents: string[] = []
  const logger = {
    info: () => {},
    incident: (error: unknown, where: string) => `#${incidents.push(`${where}: ${error}`)}`,
  }
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: { ...realClock, logger } })
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  const before = (await test.api.audit.head()).seq
  const counts = { procedures: 0, runs: 0, refused: 0 }
  const problems: string[] = []
  for (const path of procedurePaths()) {
    const schema = schemaOf(path)
    if (!schema) continue
    counts.procedures += 1
    await fc.assert(
      fc.asyncProperty(junk, async (input) => {
        const judged = schema['~standard'].validate(input) as { issues?: unknown } | Promise<unknown>
        if (judged instanceof Promise || judged.issues === undefined) return
        counts.runs += 1
        const code = await callPath(test.api, path, input).then(() => 'answered', codeOf)
        if (code === 'malformed_call') counts.refused += 1
        else problems.push(`${path}: ${code}`)
      }),
      { numRuns: each },
    )
  }
  if ((await test.api.audit.head()).seq !== before) problems.push('a refused call left an entry in the log')
  problems.push(...incidents)
  await test.dispose()
  rmSync(root, { recursive: true })
  return rowOf('malformed calls', counts, problems)
}

const junk = fc.oneof(
  fc.anything(),
  fc.dictionary(fc.constantFrom('id', 'caseId', 'target', 'password', 'name', 'set', 'key', 'file'), fc.anything()),
  fc.record({ id: fc.constantFrom('../../etc/passwd', 'a'.repeat(100_000), '\0', 0, null, [], {}) }),
)
function schemaOf(path: string): Schema {
  const found = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract)
  return isContractProcedure(found) ? (found['~orpc'].inputSchema as Schema) : undefined
}

const NAMES = [
  '../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/etc/passwd',
  'C:\\boot.ini',
  '..',
  '.',
  'CON',
  'nul.txt',
  'COM1.pdf',
  'lpt9',
  'aux.tar.gz',
  'com².png',
  'CONIN$',
  'prn .a.txt',
  'titik.',
  'spasi ',
  'a\u0000b.png',
  'baris\nbaru.txt',
  '\u202Egnp.exe',
  'bukti:arus.txt',
  '<>|?*".txt',
  '-rf',
  '~root',
  `${'panjang'.repeat(60)}.png`,
]
/** Names that Windows keeps for devices, or takes away from (learn.microsoft.com, Naming Files, Paths, and Namespaces). */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$)|[<>:"|?*\\/]|\p{Cc}|[. ]$/iu

/** Names at import and export, and what is no file at import: nothing is written or read elsewhere. */
export async function hostileNames(bed: Bed): Promise<Section> {
  const root = copyOf(bed)
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: realClock })
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  const problems: string[] = []
  const counts = { runs: 0, kept: 0, refused: 0, exported: 0 }
  const around = listOf(dirname(dataOf(root)), dataOf(root))
  for (const name of NAMES) await tryName(test, name, { bed, counts, problems })
  await noFiles(test, { bed, counts, problems })
  const after = listOf(dirname(dataOf(root)), dataOf(root))
  if (after !== around) problems.push(`files beside the data folder: ${after}`)
  await test.dispose()
  rmSync(root, { recursive: true })
  return rowOf('hostile names, links and devices', counts, problems)
}

async function tryName(test: TestCore, name: string, { bed, counts, problems }: Trying) {
  counts.runs += 1
  const shown = JSON.stringify(name.slice(0, 40))
  const reply = await test
    .importBytes({ kind: 'case', id: bed.facts.caseId }, name, Buffer.from(`isi ${name}`))
    .catch((error: unknown) => ({ ok: false as const, error }))
  if (!reply.ok) {
    counts.refused += 1
    if ('error' in reply && !isNamed(reply.error)) problems.push(`${shown}: ${reply.error}`)
    return
  }
  counts.kept += 1
  const { savedAs } = await test.api.evidence.exportOriginal({ id: reply.evidence.id })
  if (!savedAs || relative(test.dataDir, savedAs).startsWith('..')) return void problems.push(`${shown}: to ${savedAs}`)
  counts.exported += 1
  const base = savedAs.split('/').at(-1) ?? ''
  if (RESERVED.test(base)) problems.push(`${shown}: exported as ${JSON.stringify(base)}`)
  if (readFileSync(savedAs, 'utf8') !== `isi ${name}`) problems.push(`${shown}: other bytes`)
}

const listOf = (folder: string, but: string) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => !join(folder, name).startsWith(but))
    .sort()
    .join()

type Counts = { runs: number; kept: number; refused: number; exported: number }
type Trying = Readonly<{ bed: Bed; counts: Counts; problems: string[] }>

/** Links that lead nowhere or around, folders, devices: refused in words, at once. */
async function noFiles(test: TestCore, { bed, counts, problems }: Trying) {
  const folder = temporaryRoot()
  symlinkSync(join(folder, 'lingkar'), join(folder, 'lingkar'))
  symlinkSync('/dev/zero', join(folder, 'ke-perangkat'))
  mkdirSync(join(folder, 'map'))
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipa')])
  writeFileSync(join(folder, 'biasa'), 'isi')
  const paths = ['lingkar', 'ke-perangkat', 'map', 'pipa', 'tidak-ada', 'biasa/di-bawah'].map((name) =>
    join(folder, name),
  )
  for (const path of [...paths, '/dev/zero', '/dev/null', '/dev/tty', '/proc/self/mem']) {
    counts.runs += 1
    const files = [{ name: 'berkas.bin', size: 5 }]
    const target = { kind: 'case' as const, id: bed.facts.caseId }
    const [ticket = ''] = await test.api.evidence.beginImport({ target, origin: 'dialog', files })
    const reply = await test.core.importPath(ticket, path)
    if (reply.ok) problems.push(`${path} was taken for a file`)
    else counts.refused += 1
  }
  rmSync(folder, { recursive: true })
}
