import { spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { Cipher } from '#electron/core/kernel/ports.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { findBlob, listBlobs, recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { findInFolder } from './leak-scan.ts'
import { allOf } from './streams.ts'
import { createTestVault, TEST_PASSWORD, temporaryFolder, testPorts } from './test-vault.ts'

const CHILD = fileURLToPath(new URL('rotate-until-killed.ts', import.meta.url))
const FILES = 40
/** Must lie readable nowhere, whatever the moment: what the files hold, what any plain database begins with. */
const PLAIN = ['berkas rahasia', 'SQLite format 3', 'CREATE TABLE']

/** A locked vault with some files and reporters' marks, and the keys it has. */
export type RotationBed = Readonly<{ dataDir: string; cipher: Cipher; oldKey: Buffer; files: number; end(): void }>

export async function createRotationBed(cipher: Cipher, files = FILES): Promise<RotationBed> {
  const fixture = await createTestVault({ cipher })
  const session = fixture.vault.requireSession()
  for (let number = 0; number < files; number += 1) {
    const blob = await session.blobs.put([Buffer.from(`berkas rahasia ${number}`)])
    session.commit({ action: 'evidence.imported', subject: blob.id }, (db) =>
      recordBlob(db, blob, toInstant(new Date(0))),
    )
  }
  const oldKey = Buffer.from(fixture.vault.opened()!.ring.databaseKey)
  await fixture.vault.lock()
  const end = () => rmSync(fixture.dataDir, { recursive: true, force: true })
  return { dataDir: fixture.dataDir, cipher, oldKey, files, end }
}

/** `step`: kills itself before that one. `random`: struck from outside at a moment up to so many milliseconds. */
export type Strike = Readonly<{ step: number } | { random: number }>
export type Struck = Readonly<{ dataDir: string; done: boolean; lines: readonly string[] }>

/** A copy of the bed after a rotation that was struck. */
export async function strike(bed: RotationBed, how: Strike): Promise<Struck> {
  const dataDir = temporaryFolder()
  cpSync(bed.dataDir, dataDir, { recursive: true })
  const killAt = 'step' in how ? String(how.step) : '0'
  const child = spawn(process.execPath, [CHILD, dataDir, killAt], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '' && 'random' in how) void setTimeout(randomInt(how.random + 1)).then(() => child.kill('SIGKILL'))
    said += text
  })
  await ended
  const lines = said.trim().split('\n')
  return { dataDir, done: lines.includes('done'), lines }
}

/** Opens what a strike left and throws unless everything is there; tells whether the new keys are in force. */
export async function checkStruck(bed: RotationBed, { dataDir, done }: Struck): Promise<'old' | 'new'> {
  const vault = createVault({ ports: testPorts(dataDir), events: createEventHub() })
  const folder = join(dataDir, 'brankas')
  const readable = findInFolder(dataDir, PLAIN)
  await vault.unlock(TEST_PASSWORD)
  const open = vault.opened()!
  const state = open.file.epoch === 1 ? 'old' : 'new'
  const problems = open.file.pending ? ['a rotation is still pending'] : []
  problems.push(...readable)
  if (done && state === 'old') problems.push('a finished rotation was lost')
  problems.push(...(await findLost(open.session, bed)))
  open.session.commit({ action: 'case.opened', subject: '' }, () => {})
  await vault.lock()
  await vault.unlock(TEST_PASSWORD)
  await vault.lock()
  if (state === 'new') problems.push(...databasesIn(folder).filter((file) => opens(file, bed)))
  problems.push(...readdirSync(folder).filter((name) => name.includes('.baru')))
  rmSync(dataDir, { recursive: true })
  if (problems.length > 0) throw new Error(problems.join('; '))
  return state
}

async function findLost(session: Session, bed: RotationBed): Promise<string[]> {
  const ids = listBlobs(session.db).map(({ id }) => id)
  const problems = ids.length === bed.files ? [] : [`${ids.length} of ${bed.files} files`]
  for (const id of ids) {
    const blob = findBlob(session.db, id)!
    const reader = await session.blobs.open(blob)
    const hash = createHash('sha256')
    for (const part of await allOf(reader.read(0, reader.size))) hash.update(part)
    await reader.close()
    if (hash.digest('hex') !== blob.sha256) problems.push(`file ${id}`)
  }
  const audit = (await allOf(verifyAudit(session))).at(-1)
  if (!audit?.done || audit.brokenAt !== null) problems.push('the log')
  return problems
}

/** The database and its copies. */
function databasesIn(folder: string): string[] {
  const snapshots = join(folder, 'snapshots')
  const copies = existsSync(snapshots) ? readdirSync(snapshots) : []
  return [join(folder, 'case.db'), ...copies.map((name) => join(snapshots, name))]
}

function opens(file: string, { oldKey, cipher }: RotationBed): boolean {
  try {
    openDatabase(file, oldKey, cipher).close()
    return true
  } catch {
    return false
  }
}
