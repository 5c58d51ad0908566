import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { publicKeyHex, writeCheckpoint } from '#electron/core/audit/checkpoints.ts'
import { verifyAudit } from '#electron/core/audit/verify.ts'
import type { Connection, ReadDb, WriteDb } from '#electron/core/kernel/database.ts'
import { sha256Hex } from '#electron/core/kernel/unit-of-work.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { GENESIS_HASH, linkHash } from '#shared/audit/chain.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Comparison, compare, type Figure, figure } from './measure.ts'
import type { Section } from './run.ts'

const ENTRIES = 1_000_000
const VAULT = 'ab'.repeat(16)
const BASE = Date.parse('2026-01-05T01:00:00.000Z')

/** A log of that many entries as years of work leave it, with a signed checkpoint every hundred. */
function fill(db: Connection, entries: number): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = publicKeyHex(privateKey)
  db.exec(`INSERT INTO users (id, name, created_at) VALUES ('u', 'Petugas Contoh', '')`)
  db.prepare('INSERT INTO signing_keys VALUES (?, ?, ?)').run(publicKey, 'u', '')
  const insert = db.prepare('INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const subjects = Array.from({ length: 5000 }, () => randomBytes(16).toString('hex'))
  let previous = GENESIS_HASH
  db.exec('BEGIN')
  for (let seq = 1; seq <= entries; seq += 1) {
    const at = new Date(BASE + seq * 7000).toISOString()
    const subject = subjects[seq % subjects.length] ?? ''
    const facts = { seq, at, actor: 'Petugas Contoh', action: 'evidence.viewed', subject }
    const entry = canonicalJson({ ...facts, details: { number: seq, detail: 'Dibuka pada layar pemeriksaan.' } })
    const hash = linkHash(sha256Hex, previous, entry)
    insert.run(seq, at, facts.actor, facts.action, subject, previous, entry, hash)
    if (seq % 100 === 0)
      writeCheckpoint(
        db as unknown as WriteDb,
        { seq, hash },
        {
          vaultId: VAULT,
          userId: 'u',
          publicKey,
          privateKey,
          now: () => new Date(at),
        },
      )
    previous = hash
  }
  db.exec('COMMIT')
}

async function run(dir: string, scale: number): Promise<readonly (Comparison | Figure)[]> {
  const db = openVaultDatabase(join(dir, 'audit.db'), randomBytes(32), 'aegis')
  const entries = Math.round(ENTRIES * scale)
  fill(db, entries)
  const walk = async () => {
    for await (const step of verifyAudit({ db: db as unknown as ReadDb, vaultId: VAULT }))
      if (step.done && (step.brokenAt !== null || step.checked !== entries)) throw new Error('The log is whole.')
  }
  const readAndHash = () => {
    let hash = createHash('sha256')
    let read = 0
    for (const row of db.prepare('SELECT prev_hash, entry FROM audit_log ORDER BY seq').iterate()) {
      const { prev_hash, entry } = row as { prev_hash: string; entry: string }
      hash.update(`${prev_hash}\n${entry}`).digest()
      hash = createHash('sha256')
      read += 1
    }
    if (read !== entries) throw new Error('All are read.')
  }
  const speed = await compare(
    `verify ${entries} entries: links, columns, signatures`,
    [
      { name: 'saksama', run: walk },
      { name: 'only reading and hashing each entry', run: readAndHash },
    ],
    { runs: 3, target: 0.4 },
  )
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await walk()
  delay.disable()
  db.close()
  return [speed, figure('longest wait for others while verifying', delay.max / 1e6, 'ms', 100)]
}

export const section: Section = { name: 'audit', run }
