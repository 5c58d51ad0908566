import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { defineId } from '#shared/kernel/id.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import {
  certificateFactsSchema,
  fieldNameSchema,
  fieldStateSchema,
  identityIdSchema,
  identitySchema,
  refusalSchema,
  trustedRootSchema,
  vaultKeyKindSchema,
  verificationReportSchema,
  witnessSchema,
} from './model.ts'

/** Base64 of a PDF of at most 30 MB. */
const pdfBase64 = z.base64().max(42_000_000)
/** Key files are a few kB; a chain with long names stays far below this. */
const p12Base64 = z.base64().max(1_400_000)
const signedDocumentId = defineId('DocumentId')

const p12Errors = {
  wrong_p12_password: { message: 'Kata sandi berkas .p12 salah. Periksa Caps Lock dan ulangi.' },
  p12_damaged: { message: 'Berkas .p12 ini rusak atau bukan berkas .p12. Minta salinan baru dari penerbitnya.' },
  p12_without_key: {
    message: 'Berkas .p12 ini tidak memuat kunci privat beserta sertifikatnya. Ekspor ulang dengan menyertakan kunci.',
  },
  p12_unsupported: {
    message: 'Cara penyandian berkas .p12 ini tidak didukung. Ekspor ulang dengan AES-256 atau 3DES, lalu ulangi.',
  },
  p12_too_slow: {
    message:
      'Berkas .p12 ini meminta perhitungan yang tidak wajar, sehingga dihentikan. Jangan gunakan; minta berkas baru dari penerbitnya.',
  },
  p12_key_too_weak: {
    message: 'Kunci pada berkas ini tidak diterima. Gunakan RSA 2048–4096 bit, ECDSA P-256, atau ECDSA P-384.',
  },
} as const

const certificateErrors = {
  certificate_expired: {
    message: 'Masa berlaku sertifikat sudah lewat. Tidak ada yang ditandatangani; gunakan sertifikat yang berlaku.',
  },
  certificate_not_yet_valid: {
    message: 'Sertifikat belum berlaku pada waktu komputer ini. Periksa jam komputer, lalu ulangi.',
  },
} as const

const onDocument = procedure.errors({
  document_not_found: { message: 'Naskah ini tidak ditemukan. Muat ulang daftar naskah.' },
  document_not_prepared: {
    message: 'Naskah ini belum final sehingga belum dapat ditandatangani. Finalkan naskah lebih dahulu.',
  },
  document_damaged: {
    message: 'Berkas naskah di brankas rusak. Tidak ada yang diubah; pulihkan naskah ini dari cadangan.',
  },
})

const changing = onDocument.errors({
  document_changed: {
    message: 'Naskah berubah sejak dibuka. Muat ulang naskah dan periksa isinya, lalu ulangi.',
  },
  document_not_intact: {
    message: 'Tanda tangan yang sudah ada pada naskah ini tidak utuh. Tidak ada yang ditandatangani.',
  },
})

const onField = changing.errors({
  field_not_found: { message: 'Tempat tanda tangan ini tidak ada pada naskah. Muat ulang naskah.' },
  field_already_signed: { message: 'Tempat ini sudah ditandatangani. Tanda tangan tidak dapat ditimpa.' },
  field_refused: { message: 'Penolakan tanda tangan sudah dicatat untuk tempat ini.' },
})

const onUpload = procedure.errors({
  pdf_unreadable: { message: 'Berkas ini bukan PDF yang dapat dibaca. Periksa apakah berkas terunduh utuh.' },
  verification_timeout: {
    message: 'Pemeriksaan dihentikan karena berkas terlalu rumit. Jangan gunakan berkas ini sebelum jelas asalnya.',
  },
})

export const signingContract = {
  identities: {
    list: procedure.output(z.array(identitySchema)),
  },
  /** Makes key and certificate in the vault; the agency's local CA is made on first need. Takes up to some seconds. */
  createIdentity: procedure
    .input(
      z.strictObject({
        name: lineSchema(150),
        nip: lineSchema(30, 0),
        position: lineSchema(200, 0),
        keyKind: vaultKeyKindSchema,
      }),
    )
    .output(identitySchema),
  /** The local CA, null until the first identity is made. */
  caCertificate: procedure.output(z.strictObject({ pem: z.string(), certificate: certificateFactsSchema }).nullable()),
  /** Saves the CA certificate (PEM) for those who shall trust our documents; null when cancelled. */
  exportCa: procedure
    .errors({
      ca_missing: { message: 'Sertifikat instansi belum ada. Buat identitas penanda tangan lebih dahulu.' },
      save_failed: { message: 'Sertifikat tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
    })
    .output(z.strictObject({ savedAs: z.string().nullable() })),

  /** Opens a key file without keeping it. */
  inspectPkcs12: procedure
    .errors(p12Errors)
    .input(z.strictObject({ fileBase64: p12Base64, password: z.string().max(1024) }))
    .output(
      z.strictObject({
        certificate: certificateFactsSchema,
        expired: z.boolean(),
        /** Sentences; an expired certificate is refused at signing. */
        warnings: z.array(z.string()),
      }),
    ),

  sign: onField
    .errors({
      ...p12Errors,
      ...certificateErrors,
      identity_not_found: { message: 'Identitas penanda tangan ini tidak ditemukan. Muat ulang halaman.' },
      handwriting_invalid: {
        message: 'Gambar tanda tangan tidak dapat dipakai. Goreskan ulang pada bantalan tanda tangan.',
      },
    })
    .input(
      z.strictObject({
        documentId: signedDocumentId,
        field: fieldNameSchema,
        with: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('identity'), identityId: identityIdSchema }),
          z.strictObject({
            kind: z.literal('pkcs12'),
            fileBase64: p12Base64,
            password: z.string().max(1024),
          }),
        ]),
        /** Strokes of the signature pad; adds no legal worth. */
        handwritingPngBase64: z.base64().max(1_400_000).nullable(),
        place: lineSchema(100, 0),
        reason: lineSchema(200, 0),
      }),
    )
    .output(z.strictObject({ revision: z.number().int(), report: verificationReportSchema })),

  /** Records that somebody would not sign. The document is not void; the field is no longer waited for. */
  refuse: onField
    .input(
      z.strictObject({
        documentId: signedDocumentId,
        field: fieldNameSchema,
        reason: proseSchema(2000, 5),
        witnesses: z.array(witnessSchema).min(1).max(10),
      }),
    )
    .output(refusalSchema),

  status: onDocument
    .input(z.strictObject({ documentId: signedDocumentId }))
    .output(z.strictObject({ report: verificationReportSchema, fields: z.array(fieldStateSchema) })),

  /** Takes back a copy signed elsewhere (BSrE): our bytes must be its beginning, followed by nothing but signatures. */
  acceptReturned: changing
    .errors({
      pdf_unreadable: { message: 'Berkas ini bukan PDF yang dapat dibaca. Periksa apakah berkas terunduh utuh.' },
      not_our_document: {
        message: 'Berkas ini tidak diawali naskah yang Anda kirim. Ada isi yang ditulis ulang; berkas tidak disimpan.',
      },
      nothing_added: { message: 'Berkas ini sama dengan naskah yang tersimpan; belum ada tanda tangan baru.' },
      signature_not_intact: {
        message: 'Tanda tangan pada berkas ini tidak utuh atau disertai perubahan lain. Berkas tidak disimpan.',
      },
    })
    .input(z.strictObject({ documentId: signedDocumentId, pdfBase64 }))
    .output(z.strictObject({ revision: z.number().int(), report: verificationReportSchema })),

  /** Any PDF from outside, in a worker with a time limit; nothing is kept. */
  verifyUpload: onUpload.input(z.strictObject({ pdfBase64 })).output(verificationReportSchema),

  roots: {
    list: procedure.output(z.array(trustedRootSchema)),
    add: procedure
      .errors({
        root_invalid: {
          message: 'Berkas ini bukan sertifikat induk (CA) berformat PEM atau DER yang masih berlaku.',
        },
      })
      .input(z.strictObject({ pem: z.string().max(100_000) }))
      .output(trustedRootSchema),
    remove: procedure.input(z.strictObject({ fingerprint: hexSchema(32) })).output(z.void()),
  },
}
