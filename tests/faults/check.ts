import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { bedOver } from '#tests/support/backup-bed.ts'
import { realChunks } from '#tests/support/create-hearing.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { disguisesOf } from '#tests/support/leak-scan.ts'
import { isIntact, walkLog } from '#tests/support/streams.ts'
import type { Acknowledgement } from './acknowledged.ts'
import { dataOf, type Facts, mediaOf, realClock, SECRETS } from './bed.ts'
import { emptyTally, type Tally } from './tally.ts'

type Struck = Readonly<{ root: string; facts: Facts; told: readonly Acknowledgement[] }>
type Look = Readonly<{ test: TestCore; facts: Facts; tally: Tally }>

/**
 * Looks for readable words in what a strike left, opens it, and holds it against everything that was acknowledged.
 * Never throws: a vault that does not open has lost all of it.
 */
export async function checkStruck({ root, facts, told }: Struck): Promise<Tally> {
  const tally = emptyTally()
  tally.acknowledged = told.length
  findReadable(root, tally)
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: realClock })
  try {
    await findBypass(test, tally)
    await test.api.vault.unlock({ password: TEST_PASSWORD })
    const look = { test, facts, tally }
    await checkEvidence(look, told)
    await checkAnnotations(look, told)
    await checkRecordings(look, told)
    await checkDocuments(look, told)
    await checkBackups({ ...look, root }, told)
    await checkRotation(look, told)
    await checkLog(look)
  } catch (error) {
    tally.lost += told.length
    tally.problems.push(`does not open: ${error}`)
  } finally {
    await test.dispose().catch((error) => tally.problems.push(`does not close: ${error}`))
  }
  // Not before: an open vault keeps the newest head in a file it is just writing.
  findHalf(root, tally)
  return tally
}

export function findReadable(folder: string, tally: Pick<Tally, 'plaintextBytes' | 'problems'>) {
  const disguises = SECRETS.flatMap((text) => disguisesOf(text))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    for (const disguise of disguises)
      if (bytes.includes(disguise)) {
        tally.plaintextBytes += disguise.length
        tally.problems.push(`readable in ${path}: ${disguise.toString('latin1')}`)
      }
  }
}

/** Nobody gets in without the password, whatever the strike left. */
async function findBypass({ api }: TestCore, tally: Tally) {
  const attempts = [
    () => api.vault.unlock({ password: 'bukan kata sandinya' }),
    () => api.cases.list({ search: '', state: null }),
    () => api.users.list(),
  ]
  for (const attempt of attempts)
    await attempt().then(
      () => {
        tally.bypassed += 1
        tally.problems.push('answered without the password')
      },
      () => {},
    )
}

const ofKind = <K extends Acknowledgement['kind']>(told: readonly Acknowledgement[], kind: K) =>
  told.filter((one): one is Extract<Acknowledgement, { kind: K }> => one.kind === kind)

async function checkEvidence({ test, facts, tally }: Look, told: readonly Acknowledgement[]) {
  const kept = new Map<string, string>()
  for (const { id, sha256 } of await test.api.evidence.list({ target: { kind: 'case', id: facts.caseId } })) {
    kept.set(id, sha256)
    if (await isIntact(test.api, id)) continue
    tally.unverifiable += 1
    tally.problems.push(`evidence ${id} does not verify`)
  }
  for (const { id, sha256 } of ofKind(told, 'evidence')) if (kept.get(id) !== sha256) lose(tally, `evidence ${id}`)
}

async function checkAnnotations({ test, tally }: Look, told: readonly Acknowledgement[]) {
  for (const { evidenceId, revision, shapes } of ofKind(told, 'annotation')) {
    const wanted = { evidenceId: evidenceId as EvidenceId, revision }
    const found = await test.api.annotation.loadRevision(wanted).catch(() => null)
    const ids = found?.shapes.map(({ id }) => id).join()
    if (ids !== shapes) lose(tally, `revision ${revision} of ${evidenceId}`)
  }
}

/** Every acknowledged second, and nothing but real ones: the kept sound is a beginning of what was recorded. */
async function checkRecordings({ test, tally }: Look, told: readonly Acknowledgement[]) {
  const chunks = ofKind(told, 'chunk')
  const raw = (await realChunks()).chunks.map((base64) => Buffer.from(base64, 'base64'))
  for (const recordingId of new Set(chunks.map((one) => one.recordingId))) {
    const mine = chunks.filter((one) => one.recordingId === recordingId)
    const interviewId = mine[0]?.interviewId ?? ''
    const { recordings } = await test.api.interviews.get({ id: interviewId as never })
    const found = recordings.find(({ id }) => id === recordingId)
    const length = raw.findIndex((_, index) => sha256(raw.slice(0, index + 1)) === found?.rawSha256) + 1
    for (const { seq } of mine) if (seq >= length) lose(tally, `second ${seq} of recording ${recordingId}`)
    if (found?.evidenceId && !(await isIntact(test.api, found.evidenceId))) {
      tally.unverifiable += 1
      tally.problems.push(`recording ${recordingId} does not verify`)
    }
  }
}
const sha256 = (parts: readonly Buffer[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

async function checkDocuments({ test, facts, tally }: Look, told: readonly Acknowledgement[]) {
  for (const documentId of facts.documentIds) {
    const { report, fields } = await test.api.signing.status({ documentId })
    const signed = fields.filter(({ state }) => state === 'signed').map(({ name }) => name)
    for (const one of ofKind(told, 'signature'))
      if (one.documentId === documentId && !signed.includes(one.field)) lose(tally, `signature ${one.field}`)
    const valid = report.signatures.filter(({ content }) => content.ok === true).length
    if (valid === signed.length && report.signatures.length === signed.length) continue
    tally.unverifiable += 1
    tally.problems.push(`document ${documentId}: ${report.summary}`)
  }
}

async function checkBackups({ test, root, tally }: Look & { root: string }, told: readonly Acknowledgement[]) {
  const bed = await bedOver(test, mediaOf(root))
  const sets = await bed.sets()
  const whole = new Set(sets.filter(({ state }) => state === 'whole').map(({ set }) => set))
  for (const { set } of ofKind(told, 'backup')) if (!whole.has(set)) lose(tally, `backup ${set}`)
  for (const { set, state } of sets) {
    const faults = state === 'whole' ? await bed.verify(set) : []
    if (state !== 'damaged' && faults.length === 0) continue
    tally.unverifiable += 1
    tally.problems.push(`backup ${set}: ${state} ${JSON.stringify(faults)}`)
  }
}

async function checkRotation({ test, tally }: Look, told: readonly Acknowledgement[]) {
  const { epoch } = await test.api.vault.keyStatus()
  for (const one of ofKind(told, 'rotation')) if (one.epoch > epoch) lose(tally, `rotation ${one.epoch}`)
}

async function checkLog({ test, tally }: Look) {
  const audit = await walkLog(test.api)
  if (!audit?.done || audit.brokenAt !== null) {
    tally.unverifiable += 1
    tally.problems.push(`the log is broken at ${audit?.brokenAt}: ${audit?.reason}`)
  }
  for (const { missing } of await test.api.audit.rollback()) {
    tally.lost += missing
    tally.problems.push(`${missing} entries of the log are gone`)
  }
}

function findHalf(root: string, tally: Tally) {
  const names = readdirSync(dataOf(root), { recursive: true }) as string[]
  for (const name of names.filter((one) => /\.(part|tmp|baru)$/.test(one))) {
    tally.half += 1
    tally.problems.push(`left half: ${name}`)
  }
}

function lose(tally: Tally, what: string) {
  tally.lost += 1
  tally.problems.push(`lost: ${what}`)
}
