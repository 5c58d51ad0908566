import { z } from 'zod'
import { anchorWords } from '#shared/audit/anchor-text.ts'
import type { ChainLink } from '#shared/audit/chain.ts'
import type { Contact, Handover } from '#shared/bundles/model.ts'
import { contactSchema, handoverSchema } from '#shared/bundles/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import { allRows, jsonColumn, oneRow } from '../kernel/sql.ts'
import { sha256Hex } from '../kernel/unit-of-work.ts'
import type { Statement } from './manifest.ts'

/** Twelve words for a key, as those of an audit head: 88 bits of its hash and a check. */
export const keyWords = (publicKey: string): string[] => anchorWords({ seq: 0, hash: sha256Hex(publicKey) })

const contactRow = z
  .strictObject({ public_key: z.string(), name: z.string(), recipient: z.string(), at: z.string(), by: z.string() })
  .transform(
    ({ public_key: publicKey, name, recipient, at, by }): Contact =>
      contactSchema.parse({ publicKey, name, recipient, words: keyWords(publicKey), confirmedAt: at, confirmedBy: by }),
  )

export const listContacts = (db: ReadDb): Contact[] =>
  allRows(db, contactRow, 'SELECT public_key, name, recipient, at, by FROM bundle_signers ORDER BY name, at')

export const findContact = (db: ReadDb, publicKey: string): Contact | null =>
  oneRow(
    db,
    contactRow,
    'SELECT public_key, name, recipient, at, by FROM bundle_signers WHERE public_key = ?',
    publicKey,
  )

type Known = Readonly<{ at: Instant; by: string }>

/** A sender known before may have moved: his newest recipient is kept. */
export const putContact = (db: WriteDb, { name, publicKey, recipient }: Statement['sender'], { at, by }: Known) =>
  db
    .prepare(
      `INSERT INTO bundle_signers (public_key, name, recipient, at, by) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (public_key) DO UPDATE SET recipient = excluded.recipient`,
    )
    .run(publicKey, name, recipient, at, by)

export const removeContact = (db: WriteDb, publicKey: string) =>
  db.prepare('DELETE FROM bundle_signers WHERE public_key = ?').run(publicKey)

/** The user of this vault who signs with that key; null when there is none. */
export const ownSigner = (db: ReadDb, publicKey: string): string | null =>
  oneRow(
    db,
    z.strictObject({ name: z.string() }),
    'SELECT u.name FROM signing_keys k JOIN users u ON u.id = k.user_id WHERE k.public_key = ?',
    publicKey,
  )?.name ?? null

const formerSchema = z.strictObject({
  number: z.string(),
  reports: z.array(z.strictObject({ former: z.string(), number: z.string() })),
})
export type Former = z.infer<typeof formerSchema>

type Arrival = Readonly<{
  statement: Statement
  text: string
  signature: string
  entries: readonly ChainLink[]
  former: Former
}>

export function insertArrival(
  db: WriteDb,
  { statement, text, signature, entries, former }: Arrival,
  { at, by }: Known,
): void {
  db.prepare(
    'INSERT INTO received_bundles (bundle_id, case_id, statement, signature, former, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(statement.bundleId, statement.caseId, text, Buffer.from(signature, 'hex'), JSON.stringify(former), at, by)
  const insert = db.prepare(
    'INSERT INTO received_entries (bundle_id, seq, prev_hash, entry, hash) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { seq, prevHash, entry, hash } of entries) insert.run(statement.bundleId, seq, prevHash, entry, hash)
}

/** Only what is told of it: the statement was checked when it came. */
const toldSchema = z.looseObject({
  bundleId: z.string(),
  sentAt: z.string(),
  sender: z.looseObject({ name: z.string() }),
  head: z.looseObject({ seq: z.number(), hash: z.string() }),
})

const handoverRow = z
  .strictObject({ statement: jsonColumn(toldSchema), former: jsonColumn(formerSchema), at: z.string(), by: z.string() })
  .transform(
    ({ statement: { bundleId, sentAt, sender, head }, former, at, by }): Handover =>
      handoverSchema.parse({
        bundleId,
        senderName: sender.name,
        sentAt,
        receivedAt: at,
        receivedBy: by,
        formerNumber: former.number,
        formerReports: former.reports,
        head: { seq: head.seq, words: anchorWords(head) },
      }),
  )

export const listHandovers = (db: ReadDb, caseId: string): Handover[] =>
  allRows(
    db,
    handoverRow,
    'SELECT statement, former, at, by FROM received_bundles WHERE case_id = ? ORDER BY at, rowid',
    caseId,
  )
