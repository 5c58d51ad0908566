import { z } from 'zod'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { catalogueSchema, ruleEntrySchema, ruleKeySchema } from './model.ts'

/** As shipped, changed by the office, or the office's own. */
export const originSchema = z.enum(['shipped', 'corrected', 'own'])
export type Origin = z.infer<typeof originSchema>

export const entryChangeSchema = z.strictObject({
  id: ruleKeySchema,
  title: z.string(),
  change: z.enum(['added', 'corrected', 'removed']),
  before: ruleEntrySchema.nullable(),
  after: ruleEntrySchema.nullable(),
})
export type EntryChange = z.infer<typeof entryChangeSchema>

export const ruleVersionSchema = z.strictObject({
  version: z.number().int(),
  kind: z.enum(['edit', 'retire', 'undo', 'import']),
  reason: z.string(),
  at: instantSchema,
  by: z.string(),
  changes: z.array(entryChangeSchema),
})
export type RuleVersion = z.infer<typeof ruleVersionSchema>

export const packPreviewSchema = z.strictObject({
  office: z.string(),
  createdBy: z.string(),
  createdAt: instantSchema,
  signer: z.strictObject({ publicKey: z.string(), known: z.boolean(), name: z.string() }),
  changes: z.array(entryChangeSchema),
  /** Why it may not be taken; empty when it may. */
  faults: z.array(z.string()),
})
export type PackPreview = z.infer<typeof packPreviewSchema>

/** Whose packs are taken without asking again. */
export const trustedSignerSchema = z.strictObject({
  /** Ed25519, 64 hexadecimal digits. */
  publicKey: z.string(),
  /** As its first pack named itself, when the print was compared. */
  name: z.string(),
  at: instantSchema,
  by: z.string(),
})
export type TrustedSigner = z.infer<typeof trustedSignerSchema>

const reason = proseSchema(2000)
/** 4 million characters hold twenty catalogues. */
const packText = z.string().max(4_000_000)

const changing = procedure.errors({
  /** The core's sentence names the contradiction. */
  rule_contradiction: { message: 'Perubahan ini bertentangan dengan aturan lain dalam katalog. Periksa isiannya.' },
  reason_required: { message: 'Tulis alasan perubahan aturan, paling sedikit lima huruf.' },
  nothing_changed: { message: 'Tidak ada yang berubah. Ubah isian lebih dahulu, atau batalkan.' },
})
const known = changing.errors({
  rule_not_found: { message: 'Aturan ini tidak ditemukan dalam katalog. Muat ulang halaman.' },
})
const reading = procedure.errors({
  pack_unreadable: {
    message: 'Berkas ini bukan paket aturan yang dapat dibaca. Pilih berkas .saksama-aturan.json dari pengirimnya.',
  },
  pack_unsigned: {
    message: 'Paket aturan ini tidak ditandatangani, sehingga tidak dapat diterima. Minta paket yang ditandatangani.',
  },
  pack_altered: {
    message: 'Isi paket aturan ini berubah sesudah ditandatangani. Jangan gunakan; minta berkas baru dari pengirimnya.',
  },
  pack_too_new: {
    message: 'Paket aturan ini dibuat oleh versi Saksama yang lebih baru. Perbarui Saksama, lalu ulangi.',
  },
})

export const rulesContract = {
  /** The catalogue in force, or as it was at an earlier version. `origins` by entry id. */
  catalogue: procedure
    .errors({ rule_version_not_found: { message: 'Versi katalog ini tidak ada. Muat ulang riwayat aturan.' } })
    .input(z.strictObject({ version: z.number().int().nonnegative().nullable().default(null) }))
    .output(catalogueSchema.extend({ origins: z.record(ruleKeySchema, originSchema) })),
  /** Newest first. */
  history: procedure.output(z.array(ruleVersionSchema)),
  /** Adds an entry, or corrects the one of the same id. Answers with the new version. */
  put: changing.input(z.strictObject({ entry: ruleEntrySchema, reason })).output(z.number().int()),
  /** Ends an entry: `lastDay` is the last on which an act falls under it. */
  retire: known.input(z.strictObject({ id: ruleKeySchema, lastDay: daySchema, reason })).output(z.number().int()),
  /** A new version in which the entries that `version` touched are as they were before it. */
  undo: known
    .errors({ rule_version_not_found: { message: 'Versi katalog ini tidak ada. Muat ulang riwayat aturan.' } })
    .input(z.strictObject({ version: z.number().int().positive(), reason }))
    .output(z.number().int()),
  /** Oldest first. */
  signers: procedure.output(z.array(trustedSignerSchema)),
  /** Later packs of this key are asked about again; what was taken stays. */
  distrust: procedure
    .errors({
      reason_required: { message: 'Tulis alasan mencabut kepercayaan, paling sedikit lima huruf.' },
      signer_not_found: { message: 'Penanda tangan ini tidak ada dalam daftar. Muat ulang halaman.' },
    })
    .input(z.strictObject({ publicKey: z.string().max(64), reason }))
    .output(z.void()),
  exportPack: procedure
    .errors({
      nothing_to_export: { message: 'Instansi belum mengubah aturan bawaan, sehingga tidak ada yang perlu diekspor.' },
      save_failed: { message: 'Berkas tidak dapat disimpan di tempat itu. Pilih tempat lain, lalu ulangi.' },
    })
    .output(z.strictObject({ savedAs: z.string().nullable() })),
  previewPack: reading.input(z.strictObject({ text: packText })).output(packPreviewSchema),
  takePack: reading
    .errors({
      rule_contradiction: { message: 'Paket ini bertentangan dengan katalog di sini, sehingga tidak diterima.' },
      reason_required: { message: 'Tulis alasan menerima paket aturan, paling sedikit lima huruf.' },
      nothing_changed: { message: 'Paket ini tidak mengubah apa pun: katalog di sini sudah sama.' },
      signer_unconfirmed: {
        message: 'Penanda tangan paket ini belum dikenal. Cocokkan sidiknya dengan pengirim, lalu nyatakan percaya.',
      },
    })
    .input(z.strictObject({ text: packText, reason, trustSigner: z.boolean() }))
    .output(z.number().int()),
}
