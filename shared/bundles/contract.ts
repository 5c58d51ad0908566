import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { hexSchema } from '#shared/kernel/hex.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { passwordWeak } from '#shared/users/model.ts'
import {
  addresseesSchema,
  bundlePreviewSchema,
  bundleProgressSchema,
  contactSchema,
  handoverSchema,
  receivedSchema,
} from './model.ts'

const sending = procedure.errors({
  ...passwordWeak,
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
  recipient_invalid: {
    message:
      'Alamat penerima ini salah ketik atau terpotong. Salin ulang seluruh alamat yang diawali «age1», lalu ulangi.',
  },
  recording_running: {
    message: 'Pemeriksaan pada perkara ini sedang direkam. Hentikan rekaman dahulu, lalu ulangi penyerahan.',
  },
  /** The sentence of the core names the file. */
  evidence_damaged: {
    message: 'Ada berkas perkara yang rusak atau hilang di brankas. Pulihkan dari cadangan, lalu ulangi penyerahan.',
  },
  document_damaged: {
    message: 'Ada naskah perkara yang rusak atau hilang di brankas. Pulihkan dari cadangan, lalu ulangi penyerahan.',
  },
  disk_full: { message: 'Ruang disk habis, sehingga bundel tidak jadi disimpan. Kosongkan ruang, lalu ulangi.' },
  save_failed: { message: 'Bundel tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
})

/** What a file can be instead of a bundle for us; nothing of it is ever kept. */
const reading = procedure.errors({
  bundle_gone: { message: 'Berkas bundel ini sudah tidak dipegang program. Pilih berkasnya sekali lagi.' },
  not_a_bundle: { message: 'Berkas ini bukan bundel perkara Saksama. Pilih berkas yang berakhiran «.saksama».' },
  bundle_cut: {
    message: 'Bundel ini terpotong: sebagian isinya tidak ada. Mintalah pengirim menyalin ulang seluruh berkas.',
  },
  bundle_damaged: {
    message:
      'Bundel ini rusak atau diubah setelah dibuat, sehingga tidak diterima. Mintalah pengirim membuat yang baru.',
  },
  /** A file in it that no bundle has. */
  bundle_strange: {
    message:
      'Di dalam bundel ini ada berkas yang tidak semestinya, sehingga seluruhnya ditolak. Mintalah bundel baru langsung dari pengirim.',
  },
  bundle_too_large: {
    message: 'Bundel ini menyebut ukuran yang tidak masuk akal, sehingga ditolak. Mintalah bundel baru dari pengirim.',
  },
  bundle_from_future: {
    message:
      'Bundel ini dibuat dengan Saksama yang lebih baru. Perbarui program di komputer ini, lalu buka bundelnya lagi.',
  },
  bundle_not_for_me: {
    message:
      'Bundel ini tidak ditujukan kepada Anda. Berikan alamat penerima Anda kepada pengirim dan mintalah bundel baru.',
  },
  bundle_passphrase_needed: { message: 'Bundel ini dibuka dengan kata sandi dari pengirim. Isilah kata sandinya.' },
  bundle_wrong_passphrase: { message: 'Kata sandi bundel ini salah. Periksa ejaannya dengan pengirim, lalu ulangi.' },
  bundle_signature_invalid: {
    message:
      'Tanda tangan pengirim pada bundel ini tidak sah, sehingga tidak diterima. Hubungi pengirim dengan cara lain.',
  },
})

export const bundlesContract = {
  /** Where others send to: the age recipient of this user, also as a QR code. */
  address: procedure.output(z.strictObject({ recipient: z.string(), words: z.array(z.string()) })),
  contacts: procedure.output(z.array(contactSchema)),
  /** The key is asked about again the next time. */
  forget: procedure
    .errors({ contact_not_found: { message: 'Pengirim ini sudah tidak ada pada daftar. Muat ulang halaman.' } })
    .input(z.strictObject({ publicKey: hexSchema(32), reason: proseSchema(500, 5) }))
    .output(z.array(contactSchema)),

  /** Ends with `done`; `savedAs` null there: cancelled when asked where to save. */
  send: sending
    .input(z.strictObject({ caseId: caseIdSchema, to: addresseesSchema }))
    .output(eventIterator(bundleProgressSchema.extend({ savedAs: z.string().nullable() }))),

  /** A one-time ticket for the bytes of a bundle, `PUT /import/<ticket>` or the desktop's hand-off of the path. */
  arrive: procedure
    .errors({
      not_in_sample: {
        message:
          'Ini brankas contoh, yang dapat dihapus sewaktu-waktu. Buka brankas Anda sendiri, lalu terima perkaranya di sana.',
      },
    })
    .input(z.strictObject({ size: z.number().int().nonnegative() }))
    .output(idSchema),
  open: reading
    .input(z.strictObject({ ticket: idSchema, passphrase: z.string().max(1024).nullable() }))
    .output(bundlePreviewSchema),
  receive: reading
    .errors({
      sender_unconfirmed: {
        message: 'Pengirim ini belum dikenal. Cocokkan dua belas kata itu dengan pengirim, lalu beri tanda setuju.',
      },
      case_already_here: {
        message:
          'Perkara ini sudah ada di brankas ini dan tidak ditimpa. Buka perkara yang ada; bahan baru dari pengirim ditambahkan di sana sebagai bukti.',
      },
      bundle_collides: {
        message:
          'Sebagian isi bundel ini sudah ada di brankas ini sebagai bagian perkara lain, sehingga tidak diterima. Bicarakan dengan pengirim.',
      },
    })
    .input(z.strictObject({ ticket: idSchema, confirmSender: z.boolean() }))
    .output(eventIterator(bundleProgressSchema.extend({ received: receivedSchema.nullable() }))),
  /** Forgets the file and what was unpacked of it. */
  discard: procedure.input(z.strictObject({ ticket: idSchema })).output(z.void()),
  /** How a case came here, oldest first; empty for one of our own. */
  ofCase: procedure.input(z.strictObject({ caseId: caseIdSchema })).output(z.array(handoverSchema)),
}

/** The answer to the bytes of a bundle. */
export const arrivalReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
])
export type ArrivalReply = z.infer<typeof arrivalReplySchema>
