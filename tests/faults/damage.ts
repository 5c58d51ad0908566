import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { walkLog } from '#tests/support/streams.ts'
import { ROUNDS } from './activities.ts'
import { type Bed, copyOf, createBed, dataOf, mediaOf, realClock, temporaryRoot } from './bed.ts'
import { judge, NEW_PASSWORD } from './judge.ts'
import { type Case, casesOf } from './regions.ts'
import type { Options, Row, Section } from './section.ts'
import { kill, startChild } from './strike.ts'

/** A vault with a backup of it, what it was before its last work, another vault, and one whose process was killed. */
export type Material = Readonly<{
  newer: string
  older: string
  other: string
  killed: string
  bed: Bed
  /** Numbers of the pages of `newer` that hold anything; what was freed holds nothing, and nothing reads it. */
  usedPages: ReadonlySet<number>
  end(): void
}>

export async function run({ bed, isOver, say }: Options): Promise<Section> {
  const material = await prepare(bed)
  const cases = casesOf(material)
  const section = await runCases(material, cases, { isOver, say })
  material.end()
  return section
}

type Course = Pick<Options, 'isOver' | 'say'>

/** Every case on a fresh copy: a change is named, or it is one that carries nothing; nothing crashes. */
export async function runCases(material: Material, cases: readonly Case[], { isOver, say }: Course): Promise<Section> {
  const rows = new Map<string, CountedRow>()
  const problems: string[] = []
  let done = 0
  for (const one of cases) {
    if (isOver()) break
    const row: CountedRow = rows.get(one.region) ?? { what: one.region, counts: { runs: 0, named: 0 }, ok: true }
    const faults = await runCase(material, one, row.counts)
    rows.set(one.region, { ...row, ok: row.ok && faults.length === 0 })
    problems.push(...faults.map((fault) => `${one.region}, ${one.what}: ${fault}`))
    done += 1
    if (done % 50 === 0) say(`${done} of ${cases.length} kinds of damage`)
  }
  if (done < cases.length) problems.push(`only ${done} of ${cases.length} kinds of damage before the time ran out`)
  return { rows: [...rows.values()], problems }
}

type CountedRow = Row & { counts: Record<string, number> }

async function runCase(material: Material, one: Case, counts: Record<string, number>): Promise<string[]> {
  const root = temporaryRoot()
  cpSync(one.of === 'killed' ? material.killed : material.newer, root, { recursive: true })
  one.change(root)
  const { names, crashes, bypassed } = await judge(root, material.bed.facts, one.of)
  rmSync(root, { recursive: true, force: true })
  const unnoticed = names.length === 0
  const outcome = unnoticed ? (one.harmless ? 'without effect' : 'unnoticed') : 'named'
  for (const name of ['runs', outcome, ...names, ...(bypassed ? ['bypassed'] : [])]) add(counts, name)
  return [
    ...crashes,
    ...(unnoticed && !one.harmless ? ['unnoticed'] : []),
    ...(bypassed ? ['an old password opened it'] : []),
  ]
}

const add = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

export async function prepare(bed: Bed): Promise<Material> {
  const newer = copyOf(bed)
  const seen: { key: Uint8Array | null } = { key: null }
  const openDatabase: typeof openVaultDatabase = (...given) => {
    if (given[0].endsWith('case.db')) seen.key = Uint8Array.from(given[1])
    return openVaultDatabase(...given)
  }
  const made = await createTestCore({ dataDir: dataOf(newer), create: false, ports: { ...realClock, openDatabase } })
  await made.api.vault.unlock({ password: TEST_PASSWORD })
  const work = { test: made, facts: bed.facts, media: mediaOf(newer), say: () => {} }
  for (const activity of ['import', 'annotation', 'backup'] as const) await ROUNDS[activity](work)
  await made.api.vault.changePassword({ current: TEST_PASSWORD, next: NEW_PASSWORD })
  // A first set without the new password, a second one with it.
  await ROUNDS.backup(work)
  await walkLog(made.api)
  await made.dispose()
  const usedPages = pagesInUse(inVault(newer, 'case.db'), seen.key)
  const other = await createBed(0)
  const killed = copyOf(bed)
  // Work that is longer ago than the head outside is old; one more piece of it brings the head there.
  const child = startChild({ root: killed, facts: bed.facts, activities: ['import', 'pause', 'annotation', 'rest'] })
  await child.ready
  // The head is written just after what it tells of.
  while (!areHeadsWritten(killed, child.lines())) await setTimeout(20)
  await kill(child)
  const end = () => {
    for (const root of [newer, killed, other.root]) rmSync(root, { recursive: true, force: true })
  }
  return { newer, older: bed.root, other: other.root, killed, bed, usedPages, end }
}

/** Whether the heads outside of the database are the one the child rests at. */
function areHeadsWritten(root: string, said: readonly string[]): boolean {
  const seq = said.find((line) => line.startsWith('head '))?.slice('head '.length)
  if (seq === undefined) return false
  const heads = [inVault(root, join('anchors', 'head.json')), join(dataOf(root), 'anchors.json')]
  return heads.every((file) => new RegExp(`"seq": ?${seq}\\b`).test(readFileSync(file, 'utf8')))
}

/** Of a copy: opening may write. */
function pagesInUse(database: string, key: Uint8Array | null): ReadonlySet<number> {
  const root = temporaryRoot()
  const copy = join(root, 'salinan.db')
  cpSync(database, copy)
  const db = openVaultDatabase(copy, key ?? new Uint8Array(), 'aegis')
  const rows = db.prepare('SELECT DISTINCT pageno FROM dbstat').all() as { pageno: number }[]
  db.close()
  rmSync(root, { recursive: true })
  return new Set(rows.map(({ pageno }) => pageno))
}

export const inVault = (root: string, name: string) => join(dataOf(root), 'brankas', name)
