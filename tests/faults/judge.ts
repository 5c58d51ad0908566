import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { bedOver } from '#tests/support/backup-bed.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { isIntact, walkLog } from '#tests/support/streams.ts'
import { dataOf, type Facts, mediaOf, realClock } from './bed.ts'
import { codeOf, isNamed } from './named.ts'

const RENEWED = 'recovery_renewed'
export const NEW_PASSWORD = 'perahu kertas di hulu sungai'

/** `names`: how the damage was told. `crashes`: what went wrong without a sentence of its own. */
export type Judgement = Readonly<{ names: string[]; crashes: string[]; bypassed: boolean }>

/** Opens the vault of a root and asks it everything that could tell that it was changed. */
export async function judge(root: string, facts: Facts, of: 'newer' | 'killed'): Promise<Judgement> {
  const names = new Set<string>()
  const crashes: string[] = []
  const before = copiesOf(root)
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: realClock })
  const ask = async (what: string, work: () => Promise<void>) => {
    try {
      await work()
      return true
    } catch (error) {
      if (isNamed(error)) names.add(codeOf(error))
      else crashes.push(`${what}: ${error instanceof Error ? `${codeOf(error)} ${error.stack}` : error}`)
      return false
    }
  }
  const password = of === 'newer' ? NEW_PASSWORD : TEST_PASSWORD
  const bypassed = of === 'newer' && (await test.api.vault.unlock({ password: TEST_PASSWORD }).then(yes, no))
  if (await ask('unlock', async () => void (await test.api.vault.unlock({ password })))) {
    for (const [what, work] of questions(test, { root, facts, names })) await ask(what, work)
    if (before !== null && before !== copiesOf(root)) names.add('mended')
    if (names.size === 0) await ask('printed key', () => recover(test, facts))
    if (names.has(RENEWED)) await ask('printed key', () => recoverRenewed(test, facts))
  }
  await ask('close', () => test.dispose())
  return { names: [...names], crashes, bypassed }
}

/** Who uses the printed key is told what is wrong with what it opens. */
async function recover({ api }: TestCore, { recoveryKey }: Facts): Promise<void> {
  await api.vault.lock()
  await api.vault.unlockWithRecovery({ recoveryKey, newPassword: 'bambu muda di tepi telaga', login: null })
}

/** A file that was written anew must open, whatever lay there before: a refusal has no name here. */
const recoverRenewed = (test: TestCore, facts: Facts) =>
  recover(test, facts).catch((cause) => {
    throw new Error('A recovery file that was written anew does not open.', { cause })
  })

/** The quiet check of the program, asked for. */
async function check({ api }: TestCore, names: Set<string>): Promise<void> {
  await api.integrity.start({ all: true })
  for (;;) {
    const { job, database, damaged, missing } = await api.integrity.overview()
    if (database.state === 'damaged') names.add('database_checked')
    if (damaged + missing > 0) names.add('file_checked')
    if (job.state === 'resting') return
    await setTimeout(5)
  }
}

const yes = () => true
const no = () => false

/** Both copies of vault.json, where they differ from each other: an unlock brings them together. */
function copiesOf(root: string): string | null {
  const [main, copy] = ['vault.json', 'vault.json.bak'].map((name) => {
    const path = join(dataOf(root), 'brankas', name)
    return existsSync(path) ? readFileSync(path, 'latin1') : ''
  })
  return main === copy ? null : `${main}|${copy}`
}

type Asking = Readonly<{ root: string; facts: Facts; names: Set<string> }>

function questions(test: TestCore, { root, facts, names }: Asking): [string, () => Promise<void>][] {
  const { api } = test
  return [
    [
      'anchors',
      async () => {
        for (const { place, state } of (await api.audit.anchors()).places)
          if (state === 'damaged' || state === 'ahead' || state === 'off_log' || state === 'absent')
            names.add(`anchor_${place}_${state}`)
        if ((await api.audit.rollback()).length > 0) names.add('rollback')
      },
    ],
    [
      'log',
      async () => {
        const last = await walkLog(api)
        if (last?.brokenAt !== null) names.add('log_broken')
        const { entries } = await api.audit.list({ action: 'vault.files_tidied' })
        if (entries.some(({ details }) => JSON.stringify(details).includes('missing":["'))) names.add('file_missing')
        if ((await api.audit.list({ action: 'vault.recovery_file_renewed' })).entries.length > 0) names.add(RENEWED)
      },
    ],
    [
      'evidence',
      async () => {
        for (const { id } of await api.evidence.list({ target: { kind: 'case', id: facts.caseId } }))
          if (!(await isIntact(api, id))) names.add('evidence_not_intact')
      },
    ],
    ['annotation', async () => void (await api.annotation.load({ evidenceId: facts.pictureId }))],
    [
      'documents',
      async () => {
        for (const documentId of facts.documentIds) await api.signing.status({ documentId })
      },
    ],
    ['quiet check', () => check(test, names)],
    ['cases', async () => void (await api.cases.get({ id: facts.caseId }))],
    [
      'stored backups',
      async () => {
        if (readdirSync(mediaOf(root)).length === 0) return
        const bed = await bedOver(test, mediaOf(root))
        for (const { set, state } of await bed.sets()) {
          if (state !== 'whole') names.add(`backup_${state}`)
          else for (const { fault } of await bed.verify(set)) names.add(`backup_${fault}`)
        }
      },
    ],
    [
      'new backup',
      async () => {
        // Reads every page of the database and every file.
        const end = await (await bedOver(test, join(root, 'media-2'))).backUp(true).then(
          () => null,
          (error) => (error as { end?: { state: string; code?: string } }).end ?? error,
        )
        if (end?.state === 'failed') names.add(`backup_failed_${end.code}`)
        else if (end) throw end
      },
    ],
  ]
}
