import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { interviewIdSchema } from '#shared/interviews/model.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import {
  documentFieldsSchema,
  documentIdSchema,
  documentKindSchema,
  documentSchema,
  documentSummarySchema,
  previewSchema,
} from './model.ts'

const known = procedure.errors({
  document_not_found: { message: 'Naskah ini tidak ditemukan. Muat ulang daftar naskah.' },
})
const changing = known.errors({
  document_final: {
    message:
      'Naskah ini sudah final dan isinya tidak diubah lagi. Perbaikan dibuat dengan berita acara tambahan bernomor sendiri.',
  },
})
const hearing = {
  interview_not_found: { message: 'Pemeriksaan ini tidak ditemukan. Muat ulang halaman perkara.' },
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
}
const rendering = {
  ...hearing,
  evidence_not_found: { message: 'Bukti pada lampiran tidak ditemukan. Muat ulang daftar bukti.' },
  evidence_damaged: {
    message: 'Berkas bukti pada lampiran rusak atau hilang. Pulihkan dari cadangan, atau buat naskah tanpa lampiran.',
  },
  render_failed: {
    message: 'Naskah tidak dapat disusun. Teks Anda tetap tersimpan; periksa isian yang tidak lazim, lalu ulangi.',
  },
  render_timeout: {
    message: 'Penyusunan naskah terlalu lama dan dihentikan. Teks Anda tetap tersimpan; coba lagi tanpa lampiran.',
  },
}
const byId = z.strictObject({ id: documentIdSchema })

export const documentsContract = {
  list: procedure.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(documentSummarySchema)),
  get: known.input(byId).output(documentSchema),
  /** Begins the minutes of a hearing with sensible fields; several may exist, e.g. a later addendum. */
  draft: procedure
    .errors({
      ...hearing,
      interview_not_ready: {
        message: 'Pemeriksaan ini belum dimulai atau terperiksa tidak hadir. Berita acaranya belum dapat disusun.',
      },
      kind_mismatch: {
        message: 'Jenis naskah tidak sesuai: klarifikasi dan pemeriksaan mempunyai berita acara sendiri-sendiri.',
      },
    })
    .input(z.strictObject({ interviewId: interviewIdSchema, kind: documentKindSchema }))
    .output(documentSchema),
  update: changing.input(byId.extend({ fields: documentFieldsSchema })).output(documentSchema),
  preview: known.errors(rendering).input(byId).output(previewSchema),
  /** Freezes the text: revision 1 with every signature field prepared. Cannot be undone. */
  finalize: changing
    .errors({
      ...rendering,
      document_changed: {
        message:
          'Naskah, pemeriksaan, perkara, atau pengaturan berubah selagi naskah disusun. Belum ada yang difinalkan; periksa pratinjau terbaru, lalu finalkan lagi.',
      },
      read_back_missing: {
        message: 'Jawaban belum selesai dibacakan kembali. Selesaikan pembacaan kembali, lalu finalkan naskah.',
      },
      signers_out_of_range: {
        message:
          'Naskah memerlukan dua sampai enam penanda tangan. Sesuaikan pemeriksa atau saksi yang menandatangani.',
      },
    })
    .input(byId)
    .output(documentSchema),
  /** Saves one revision to a file of the user's choice; the newest when `n` is null. `savedAs` null = cancelled. */
  exportPdf: known
    .errors({
      revision_not_found: { message: 'Naskah ini belum final sehingga belum ada PDF untuk disimpan.' },
      document_damaged: {
        message: 'Berkas naskah di brankas rusak atau hilang. Jangan hapus apa pun; pulihkan dari cadangan.',
      },
      save_failed: { message: 'Berkas tidak dapat ditulis. Pilih tempat lain yang masih punya ruang, lalu ulangi.' },
    })
    .input(byId.extend({ n: z.number().int().positive().nullable().default(null) }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
  discardDraft: changing.input(byId).output(z.void()),
}
