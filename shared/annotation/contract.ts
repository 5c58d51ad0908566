import { z } from 'zod'
import { evidenceIdSchema, evidenceSchema } from '#shared/evidence/model.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { annotationRevisionSchema, revisionNumberSchema } from './model.ts'
import { shapesSchema } from './shape.ts'

const known = procedure.errors({
  evidence_not_found: { message: 'Bukti ini tidak ditemukan. Muat ulang daftar bukti.' },
  evidence_damaged: {
    message: 'Berkas bukti di brankas rusak atau hilang. Jangan hapus apa pun; pulihkan berkas ini dari cadangan.',
  },
  not_an_image: { message: 'Hanya bukti berupa gambar yang dapat diberi anotasi.' },
  annotation_from_newer_version: {
    message: 'Anotasi ini disimpan oleh versi program yang lebih baru. Perbarui program untuk membukanya.',
  },
})

const onPicture = known.errors({
  image_unreadable: {
    message: 'Gambar ini rusak atau bentuknya tidak dikenal, sehingga tidak dapat digambar. Bukti aslinya tetap utuh.',
  },
  image_too_large: {
    message: 'Ukuran gambar ini melebihi batas 64 megapiksel. Bukti aslinya tetap utuh dan dapat diekspor.',
  },
  image_timeout: {
    message: 'Gambar ini terlalu lama diolah sehingga dihentikan. Tutup program lain, lalu ulangi.',
  },
})

const changing = {
  evidence_withdrawn: { message: 'Bukti ini sudah ditarik; anotasinya hanya dapat dilihat.' },
  case_closed: { message: 'Perkara sudah ditutup. Buka kembali perkara untuk mengubah isinya.' },
} as const

const revisionNotFound = {
  annotation_revision_not_found: { message: 'Revisi anotasi ini tidak ditemukan. Muat ulang halaman, lalu ulangi.' },
} as const

const evidence = { evidenceId: evidenceIdSchema }

/** Marks over a picture, saved as immutable revisions; the picture itself is never altered. */
export const annotationContract = {
  /** The newest revision. `width` and `height` are pixels after orientation; `readOnly` for withdrawn evidence. */
  load: onPicture.input(z.strictObject(evidence)).output(
    z.strictObject({
      revision: revisionNumberSchema,
      savedAt: instantSchema.nullable(),
      shapes: shapesSchema,
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      readOnly: z.boolean(),
    }),
  ),
  /** Adds the revision after `baseRevision`, which must still be the newest. */
  save: known
    .errors({
      ...changing,
      annotation_conflict: {
        message: 'Anotasi ini sudah diubah di jendela lain. Pilih versi yang dipakai; keduanya tetap tersimpan.',
      },
    })
    .input(z.strictObject({ ...evidence, baseRevision: revisionNumberSchema, shapes: shapesSchema }))
    .output(z.strictObject({ revision: revisionNumberSchema, savedAt: instantSchema })),
  /** Newest first. */
  listRevisions: known.input(z.strictObject(evidence)).output(z.array(annotationRevisionSchema)),
  loadRevision: known
    .errors(revisionNotFound)
    .input(z.strictObject({ ...evidence, revision: z.number().int().positive() }))
    .output(z.strictObject({ revision: annotationRevisionSchema, shapes: shapesSchema })),
  /** Draws a saved revision into a fresh PNG, proves its redactions, and keeps it as derived evidence. */
  exportFlattened: onPicture
    .errors({
      ...changing,
      ...revisionNotFound,
      annotation_empty: { message: 'Revisi ini belum berisi anotasi, jadi tidak ada yang perlu diekspor.' },
      redaction_unproven: {
        message:
          'Hasil ekspor tidak lolos pemeriksaan redaksi, sehingga tidak disimpan. Jangan sebarkan gambar ini; laporkan kejadian ini.',
      },
      disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi ekspor.' },
    })
    .input(z.strictObject({ ...evidence, revision: z.number().int().positive() }))
    .output(evidenceSchema),
}
