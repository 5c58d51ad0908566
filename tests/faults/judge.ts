import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '#electron/core/kernel/database.ts'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { bedOver } from '#tests/support/backup-bed.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { isIntact, walkLog } from '#tests/support/streams.ts'
import { dataOf, type Facts, mediaOf, realClock } from './bed.ts'
import { codeOf, isNamed } from './named.ts'

export const NEW_PASSWORD = 'perahu kertas di hulu sungai'

/** `names`: how the damage was told. `crashes`: what went wrong without a sentence of its own. */
export type Judgement = Readonly<{ names: string[]; crashes: string[]; bypassed: boolean }>

/** Opens the vault of a root and asks it everything that could tell that it was changed. */
export async function judge(root: string, facts: Facts, of: 'newer' | 'killed'): Promise<Judgement> {
  const names = new Set<string>()
  const crashes: string[] = []
  const before = copiesOf(root)
  const opened: { db: Connection | null } = { db: null }
  const openDatabase: Ports['openDatabase'] = (...given) => {
    opened.db = openVaultDatabase(...given)
    return opened.db
  }
  const test = await createTestCore({ dataDir: dataOf(root), create: false, ports: { ...realClock, openDatabase } })
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
    // Pages nobody has asked for yet (indexes): SQLite refuses them when they are read.
    if (names.size === 0 && crashes.length === 0 && opened.db && isRefused(opened.db)) names.add('when_read')
    if (before !== null && before !== copiesOf(root)) names.add('mended')
  }
  await ask('close', () => test.dispose())
  return { names: [...names], crashes, bypassed }
}

function isRefused(db: Connection): boolean {
  try {
    return db.pragma('integrity_check', { simple: true }) !== 'ok'
  } catch (error) {
    return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
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
