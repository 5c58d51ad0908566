import type { SignatureFacts, Statement, StructureProblem } from './model.ts'

export const PROBLEMS = {
  unreadable: 'Berkas ini bukan PDF yang utuh: susunannya tidak dapat dibaca.',
  trailing_bytes: 'Ada data di belakang akhir dokumen yang tidak dapat dijelaskan.',
  hidden_objects: 'Ada objek tersembunyi yang ditambahkan setelah penandatanganan.',
  duplicate_objects: 'Ada objek ganda sehingga pembaca PDF yang berbeda dapat menampilkan isi yang berbeda.',
  broken_references: 'Daftar isi berkas (rujukan silang) tidak sesuai dengan isi yang sebenarnya.',
  unexplained_revision: 'Ada perubahan setelah penandatanganan yang bukan tanda tangan pada tempat yang disiapkan.',
  encrypted: 'Berkas ini terkunci dengan kata sandi sehingga tidak dapat diperiksa.',
  removed_signature: 'Ada tanda tangan yang dihapus dari berkas ini.',
} as const satisfies Record<StructureProblem, string>

/** Certificate revocation needs a network, which there is not. */
export const REVOCATION: Statement = {
  ok: null,
  sentence: 'Status pencabutan sertifikat tidak diketahui karena pemeriksaan dilakukan secara luring.',
}

/** What stands against the content, empty when it is intact. */
export function contentReasons(facts: SignatureFacts): string[] {
  const reasons: string[] = []
  if (facts.coverage === 'unclear') reasons.push('Tanda tangan tidak mencakup seluruh dokumen.')
  if (!facts.digestMatches) reasons.push('Isi dokumen berubah setelah ditandatangani.')
  if (!facts.signatureMatches) reasons.push('Tanda tangan tidak cocok dengan sertifikat penanda tangan.')
  if (facts.digestMatches && !facts.attributesSound)
    reasons.push('Keterangan di dalam tanda tangan tidak lengkap atau saling bertentangan.')
  if (facts.weak) reasons.push('Cara penandatanganan terlalu lemah untuk dipercaya.')
  if (facts.laterChanges === 'other') reasons.push('Ada perubahan lain setelah tanda tangan ini.')
  return reasons
}

const CLAIMS = {
  within: null,
  before_certificate: 'Waktu tanda tangan yang tercantum lebih awal daripada terbitnya sertifikat (tanggal mundur).',
  after_certificate: 'Waktu tanda tangan yang tercantum sesudah masa berlaku sertifikat habis.',
  future: 'Waktu tanda tangan yang tercantum berada di masa depan.',
  missing: 'Waktu tanda tangan tidak tercantum.',
} as const satisfies Record<SignatureFacts['claim'], string | null>

export const claimReason = (facts: SignatureFacts): string | null =>
  CLAIMS[facts.claim] ??
  (facts.claimInOrder ? null : 'Waktu yang tercantum lebih awal daripada tanda tangan sebelumnya (tanggal mundur).')

export function signerStatement(facts: SignatureFacts): Statement {
  const { certificate } = facts
  if (!certificate) return { ok: false, sentence: 'Penanda tangan tidak dapat diketahui.' }
  const name = certificate.commonName || certificate.subject
  const at = certificate.organization ? `, ${certificate.organization}` : ''
  const sure = facts.signatureMatches && (facts.trust === 'agency' || facts.trust === 'added')
  return {
    ok: facts.signatureMatches ? (sure ? true : null) : false,
    sentence: sure
      ? `Ditandatangani oleh ${name}${at}`.replace(/\.?$/, '.')
      : `Menurut sertifikatnya ditandatangani oleh ${name}${at}; nama ini belum terbukti.`,
  }
}

/** What the certificate is worth: PP 71/2019 Pasal 60 tells certified from uncertified electronic signatures. */
export function certificateStatement({ trust }: SignatureFacts, trustChecked: boolean): Statement {
  if (trust === 'agency')
    return {
      ok: true,
      sentence:
        'Sertifikat diterbitkan CA lokal instansi: tanda tangan elektronik tidak tersertifikasi menurut PP 71/2019 Pasal 60.',
    }
  if (trust === 'added')
    return {
      ok: true,
      sentence:
        'Sertifikat berinduk pada penerbit yang Anda percayai. Apakah penerbit itu PSrE tersertifikasi (PP 71/2019) diperiksa pada daftar pemerintah.',
    }
  if (trust === 'broken_chain')
    return { ok: false, sentence: 'Sertifikat penanda tangan tidak boleh dipakai untuk menandatangani.' }
  if (!trustChecked)
    return {
      ok: null,
      sentence: 'Penerbit sertifikat belum diperiksa karena tidak ada sertifikat induk yang diberikan.',
    }
  if (trust === 'self_signed')
    return {
      ok: false,
      sentence: 'Sertifikat dibuat penanda tangan sendiri; tidak ada pihak lain yang menjamin namanya.',
    }
  return {
    ok: false,
    sentence: 'Penerbit sertifikat tidak dikenal; tambahkan sertifikat induknya bila Anda memercayainya.',
  }
}
