import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { reportIdSchema } from '#shared/reports/model.ts'
import { captureSchema, custodySchema, evidenceIdSchema, evidenceSchema } from './model.ts'

const known = procedure.errors({
  evidence_not_found: { message: 'Bukti ini tidak ditemukan. Muat ulang daftar bukti.' },
  evidence_damaged: {
    message: 'Berkas bukti di brankas rusak atau hilang. Jangan hapus apa pun; pulihkan berkas ini dari cadangan.',
  },
})

const changing = known.errors({
  case_closed: { message: 'Perkara sudah ditutup. Buka kembali perkara untuk mengubah keterangan atau menarik bukti.' },
})

/** Where an import goes. */
const importTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), id: caseIdSchema }),
  z.strictObject({ kind: z.literal('report'), id: reportIdSchema }),
])
export type ImportTarget = z.infer<typeof importTargetSchema>

/** Names of import failures; the sentence stands in the contract below. */
export const importErrors = {
  ticket_unknown: { message: 'Izin impor ini sudah terpakai atau kedaluwarsa. Ulangi impor berkasnya.' },
  import_cancelled: { message: 'Impor dibatalkan. Berkas asal tidak berubah.' },
  file_changed: {
    message:
      'Berkas berubah atau hilang selagi dibaca. Tidak ada yang disimpan; salin berkas ke tempat tetap, lalu ulangi.',
  },
  file_unreadable: {
    message: 'Berkas ini tidak dapat dibaca. Periksa apakah berkas masih ada dan boleh dibuka, lalu ulangi.',
  },
  disk_full: {
    message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi impor. Bukti yang sudah tersimpan tetap aman.',
  },
  target_missing: { message: 'Perkara atau laporan tujuan tidak ditemukan atau sudah ditutup.' },
} as const

/** The answer to the bytes of one ticket (`PUT /import/<ticket>` or the desktop's path hand-off). */
export const importReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), evidence: evidenceSchema, duplicateOf: evidenceIdSchema.nullable() }),
  z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
])
export type ImportReply = z.infer<typeof importReplySchema>

/** The answer to the bytes of a batch: one reply for each file, in order. */
export const batchReplySchema = z.array(importReplySchema)

/** A batch holds small files only: all of them are recorded in one transaction. */
export const BATCH = { files: 32, fileBytes: 4 * 1024 * 1024, bytes: 32 * 1024 * 1024 } as const
const originSchema = z.enum(['paste', 'drop', 'dialog'])
const fileFactsSchema = z.strictObject({ name: z.string().max(1000), size: z.number().int().nonnegative() })

export const evidenceContract = {
  list: procedure.input(z.strictObject({ target: importTargetSchema })).output(z.array(evidenceSchema)),
  /** Those items, in this order; unknown ids are left out. */
  listByIds: procedure
    .input(z.strictObject({ ids: z.array(evidenceIdSchema).max(1000) }))
    .output(z.array(evidenceSchema)),
  /**
   * Part of the list above, for lists too long to show at once; `search` is looked for in number, title and name of the file.
   * `total` counts all that is found, `withdrawn` those withdrawn among it.
   */
  page: procedure
    .input(
      z.strictObject({
        target: importTargetSchema,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
        withWithdrawn: z.boolean().default(true),
        search: z.string().max(200).default(''),
      }),
    )
    .output(z.strictObject({ items: z.array(evidenceSchema), total: z.number(), withdrawn: z.number() })),
  get: known.input(z.strictObject({ id: evidenceIdSchema })).output(
    z.strictObject({
      evidence: evidenceSchema,
      custody: z.array(custodySchema),
      /** At most fifty, like `derived`. */
      sameBytes: z.array(evidenceSchema),
      derivedFrom: evidenceSchema.nullable(),
      derived: z.array(evidenceSchema),
    }),
  ),

  /** One-time tickets, one per file, in order; each admits the bytes of exactly that file. */
  beginImport: procedure
    .errors({ target_missing: importErrors.target_missing })
    .input(
      z.strictObject({
        target: importTargetSchema,
        origin: originSchema,
        files: z.array(fileFactsSchema).min(1).max(1000),
        /** A file that is there already, by hash, size and name, is told as its own `duplicateOf`, without a second item. */
        skipKnown: z.boolean().default(false),
      }),
    )
    .output(z.array(idSchema)),
  /**
   * One ticket for many small files, whose bytes then come one after the other in this order. They are recorded together;
   * what is there already, by hash, size and name, is not kept twice: its `duplicateOf` is the item itself.
   */
  beginBatch: procedure
    .errors({ target_missing: importErrors.target_missing })
    .input(
      z.strictObject({
        target: importTargetSchema,
        origin: originSchema,
        files: z
          .array(fileFactsSchema.extend({ size: z.number().int().nonnegative().max(BATCH.fileBytes) }))
          .min(1)
          .max(BATCH.files)
          .refine((files) => files.reduce((sum, { size }) => sum + size, 0) <= BATCH.bytes),
      }),
    )
    .output(idSchema),
  /** Plaintext bytes taken so far; ends when the import does. */
  importProgress: procedure
    .input(z.strictObject({ ticket: idSchema }))
    .output(eventIterator(z.strictObject({ bytes: z.number(), total: z.number() }))),
  cancelImport: procedure.input(z.strictObject({ ticket: idSchema })).output(z.void()),

  /** Notes in the custody that the item was opened on screen. */
  noteViewed: known.input(z.strictObject({ id: evidenceIdSchema })).output(z.void()),
  describe: changing
    .input(
      z.strictObject({ id: evidenceIdSchema, title: lineSchema(300), note: proseSchema(5000), capture: captureSchema }),
    )
    .output(evidenceSchema),
  /** Decrypts and re-hashes the whole item; the last event carries the result. */
  verify: known
    .input(z.strictObject({ id: evidenceIdSchema }))
    .output(eventIterator(z.strictObject({ bytes: z.number(), total: z.number(), intact: z.boolean().nullable() }))),
  withdraw: changing
    .errors({ evidence_withdrawn: { message: 'Bukti ini sudah ditarik.' } })
    .input(z.strictObject({ id: evidenceIdSchema, reason: proseSchema(2000, 5) }))
    .output(evidenceSchema),
  restore: changing
    .input(z.strictObject({ id: evidenceIdSchema, reason: proseSchema(2000, 5) }))
    .output(evidenceSchema),
  /** Writes the verified original bytes to a file of the user's choice. */
  exportOriginal: known
    .errors({
      disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi ekspor. Bukti di brankas tetap aman.' },
      save_failed: { message: 'Salinan bukti tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
    })
    .input(z.strictObject({ id: evidenceIdSchema }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
}
