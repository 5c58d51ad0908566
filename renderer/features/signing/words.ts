import type { FieldState, VaultKeyKind } from '#shared/signing/model.ts'

export const fieldStateWords = {
  signed: 'Ditandatangani',
  empty: 'Belum ditandatangani',
  refused: 'Menolak, dicatat',
} as const satisfies Record<FieldState['state'], string>

export const keyKindWords = {
  'ec-p256': 'ECDSA P-256 (dianjurkan)',
  'rsa-3072': 'RSA 3072 (untuk pembaca PDF lama)',
} as const satisfies Record<VaultKeyKind, string>

/** PP 71/2019 Pasal 60: what each way of signing is worth, and no more. */
export const worthWords = {
  identity:
    'Identitas brankas menghasilkan tanda tangan elektronik tidak tersertifikasi (PP 71/2019 Pasal 60): sertifikatnya diterbitkan oleh instansi sendiri, bukan oleh Penyelenggara Sertifikasi Elektronik (PSrE) Indonesia.',
  pkcs12:
    'Tersertifikasi atau tidaknya (PP 71/2019 Pasal 60) bergantung pada penerbit sertifikat: hanya sertifikat dari PSrE Indonesia yang dapat menghasilkan tanda tangan tersertifikasi. Saksama menampilkan penerbitnya, tetapi tidak dapat memastikannya secara luring.',
  handwriting: 'Goresan hanya gambar pada tampilan tanda tangan; tidak menambah kekuatan hukum.',
  returned:
    'Ekspor naskah, tanda tangani dengan layanan TTE nasional (misalnya BSrE), lalu masukkan kembali di sini. Saksama memeriksa bahwa isinya tetap naskah kita ditambah tanda tangan.',
} as const

export const words = {
  panel: 'Tanda tangan',
  noFields: 'Naskah ini tidak mempunyai tempat tanda tangan.',
  sign: 'Tanda tangani…',
  signFor: (label: string) => `Tanda tangani: ${label}`,
  refuse: 'Catat penolakan…',
  refuseFor: (label: string) => `Catat penolakan: ${label}`,
  refusedBecause: 'Alasan:',
  witnessedBy: 'Saksi:',
  verification: 'Hasil pemeriksaan tanda tangan',
  exportCa: 'Simpan sertifikat instansi…',
  exportCaHint: 'Serahkan kepada penerima naskah agar mereka dapat mengenali penanda tangan.',
  trustedRoots: 'Atur sertifikat yang dipercaya',
  savedAs: (place: string) => `Disimpan di ${place}`,
  acceptReturned: 'Masukkan PDF bertanda tangan…',
  returnedDone: 'PDF diterima: isi tetap naskah kita, ditambah tanda tangan.',

  signTitle: (label: string) => `Tanda tangan: ${label}`,
  withWhat: 'Tanda tangani dengan',
  withIdentity: 'Identitas di brankas',
  withP12: 'Berkas .p12 / .pfx',
  identity: 'Identitas',
  noIdentity: 'Belum ada identitas di brankas. Buat satu di bawah ini.',
  newIdentity: 'Buat identitas baru',
  hideNewIdentity: 'Batal membuat',
  name: 'Nama',
  nip: 'NIP',
  position: 'Jabatan',
  keyKind: 'Jenis kunci',
  createIdentity: 'Buat identitas',
  validTo: 'Berlaku sampai',
  p12File: 'Berkas .p12 atau .pfx',
  p12Pick: 'Pilih berkas…',
  p12Password: 'Kata sandi berkas',
  p12PasswordNote: 'Dipakai sekali untuk membuka kunci; tidak disimpan.',
  p12Inspect: 'Periksa berkas',
  p12Holder: 'Pemegang',
  p12Issuer: 'Penerbit',
  p12Key: 'Kunci',
  p12Expired: 'Masa berlaku sertifikat ini sudah lewat; tidak dapat dipakai menandatangani.',
  place: 'Tempat',
  reason: 'Alasan menandatangani (boleh kosong)',
  reasonHint: 'Menyetujui isi berita acara',
  handwriting: 'Goresan tanda tangan (boleh kosong)',
  padLabel: 'Bantalan tanda tangan: gores dengan tetikus, pena, atau jari',
  undoStroke: 'Urungkan goresan',
  clearPad: 'Bersihkan',
  signNow: 'Tanda tangani',
  signed: 'Tanda tangan dibubuhkan.',
  signOnce: 'Tanda tangan tidak dapat ditarik kembali. Pastikan pratinjau sudah dibaca.',

  refuseTitle: (label: string) => `Penolakan tanda tangan: ${label}`,
  refuseReason: 'Alasan penolakan',
  refuseReasonHint: 'Tuliskan sebagaimana disampaikan; paling sedikit 5 huruf.',
  witness: (index: number) => `Saksi ${index}`,
  addWitness: 'Tambah saksi',
  removeWitness: (index: number) => `Hapus saksi ${index}`,
  refuseNow: 'Catat penolakan',
  refuseNote: 'Naskah tetap sah tanpa tanda tangan ini; penolakan dan para saksi dicatat.',
  refusedDone: 'Penolakan dicatat.',
} as const
