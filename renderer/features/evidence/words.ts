import type { Custody, Evidence, MediaKind, Notice } from '#shared/evidence/model.ts'
import { countText } from '#shared/words/count-text.ts'

export const kindWords = {
  image: 'Gambar',
  pdf: 'Dokumen PDF',
  audio: 'Rekaman suara',
  video: 'Video',
  text: 'Teks',
  other: 'Berkas lain',
} as const satisfies Record<MediaKind, string>

/** A short badge and the sentence behind it. */
export const noticeWords = {
  extension_mismatch: {
    badge: 'Akhiran nama tidak cocok',
    sentence: 'Akhiran nama berkas tidak sesuai dengan isinya. Jenis di sini ditentukan dari isi, bukan dari nama.',
  },
  empty: { badge: 'Kosong', sentence: 'Berkas ini berukuran 0 bita, tidak berisi apa pun.' },
  truncated: { badge: 'Terpotong', sentence: 'Berkas ini tampak terpotong; bagian akhirnya tidak ada.' },
  unreadable_image: {
    badge: 'Gambar tak terbaca',
    sentence: 'Gambar ini tidak dapat diuraikan sepenuhnya. Isi aslinya tetap disimpan apa adanya.',
  },
  huge_image: {
    badge: 'Gambar sangat besar',
    sentence: 'Gambar ini sangat besar. Penampilannya dapat memakan waktu dan memori.',
  },
  animated: { badge: 'Bergerak', sentence: 'Gambar ini berisi lebih dari satu bingkai (animasi).' },
  cmyk: { badge: 'Warna cetak', sentence: 'Warna gambar ini memakai CMYK; tampilan di layar dapat berbeda.' },
  svg_as_text: {
    badge: 'SVG sebagai teks',
    sentence: 'Berkas SVG dapat memuat program, karena itu hanya ditampilkan sebagai teks.',
  },
  encrypted_pdf: {
    badge: 'PDF bersandi',
    sentence: 'PDF ini dilindungi kata sandi. Isinya hanya dapat dilihat dengan kata sandi tersebut.',
  },
  pdf_active_content: {
    badge: 'PDF memuat program',
    sentence: 'PDF ini memuat program atau tindakan otomatis. Saksama tidak menjalankannya.',
  },
  archive: { badge: 'Arsip', sentence: 'Berkas ini adalah arsip (kumpulan berkas). Isinya tidak dibuka di sini.' },
  encrypted_archive: { badge: 'Arsip bersandi', sentence: 'Arsip ini dilindungi kata sandi.' },
  high_compression: {
    badge: 'Mampat berlebihan',
    sentence: 'Isi arsip ini akan jauh lebih besar bila dibuka. Jangan membukanya tanpa pemeriksaan.',
  },
} as const satisfies Record<Notice, { badge: string; sentence: string }>

export const originWords = {
  paste: 'Ditempel (Ctrl+V)',
  drop: 'Diseret ke halaman',
  dialog: 'Dipilih dari komputer',
  recording: 'Direkam dengan Saksama',
  annotation: 'Hasil anotasi',
} as const satisfies Record<Evidence['origin'], string>

export const custodyWords = {
  imported: 'Diterima dan disegel',
  viewed: 'Dilihat',
  verified: 'Diperiksa, isi utuh',
  mismatch: 'Diperiksa, isi TIDAK cocok',
  described: 'Keterangan diubah',
  annotated: 'Dianotasi',
  exported: 'Salinan asli dikeluarkan',
  used: 'Dipakai',
  moved: 'Dipindahkan',
  withdrawn: 'Ditarik',
  restored: 'Dipulihkan',
  repaired: 'Dikembalikan dari cadangan',
  received: 'Diterima bersama perkara',
} as const satisfies Record<Custody['action'], string>

export const platformWords = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  x: 'X (Twitter)',
  youtube: 'YouTube',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  offline: 'Luring (bukan media sosial)',
  other: 'Lainnya',
} as const satisfies Record<NonNullable<Evidence['capture']['platform']>, string>

export const words = {
  cases: 'Perkara',
  panel: 'Bukti',
  items: (count: number) => `${countText(count)} bukti`,
  itemsFound: (count: number) => `${countText(count)} ditemukan`,
  clearSearch: 'Hapus pencarian',
  addFiles: 'Tambah berkas…',
  addFolder: 'Tambah folder…',
  emptyTitle: 'Belum ada bukti',
  emptyBody: 'Tiga cara memasukkan bukti:',
  emptyWays: [
    'Tekan Ctrl+V untuk menempel tangkapan layar atau berkas yang sudah disalin.',
    'Seret satu atau banyak berkas, juga folder, ke halaman ini.',
    'Pilih berkas atau folder dari komputer dengan tombol di bawah.',
  ],
  emptyPromise: 'Setiap berkas langsung dihitung sidik digitalnya (SHA-256), dienkripsi, dan tidak dapat diubah lagi.',
  pasteHint: 'Ctrl+V menempel · seret berkas atau folder ke sini',
  dropHere: 'Lepaskan untuk memasukkan sebagai bukti',
  unreadableClose: 'Tutup pemberitahuan berkas yang tidak terbaca',
  unreadableEntries: (names: readonly string[]) =>
    `${countText(names.length)} berkas tidak dapat dibaca dan dilewati: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`,
  withdrawn: 'Ditarik',
  showWithdrawn: 'Tampilkan yang ditarik',
  unnumbered: 'Tanpa nomor',
  verifiedOk: 'Utuh',
  verifiedBad: 'TIDAK COCOK',
  neverVerified: 'Belum diperiksa',
  usedInInterview: 'Ditautkan pada pemeriksaan',
  hash: (short: string) => `SHA-256 ${short}…`,

  importing: 'Sedang memasukkan bukti',
  awaiting: 'Menunggu daftar berkas…',
  reading: (found: number) => `Membaca daftar berkas… ${countText(found)} ditemukan`,
  stopReading: 'Batalkan',
  importState: {
    waiting: 'Menunggu',
    sending: 'Menyalin',
    done: 'Tersimpan',
    failed: 'Gagal',
    cancelled: 'Dibatalkan',
  },
  importKnown: (number: string) => (number ? `Sudah ada: ${number}` : 'Sudah ada'),
  knownCount: (count: number) => `${countText(count)} sudah ada`,
  leftCount: (count: number) => `${countText(count)} belum masuk`,
  resume: (count: number) => `Lanjutkan yang tersisa (${countText(count)})`,
  moreFiles: (count: number) => `dan ${countText(count)} berkas lain`,
  progressOfAll: 'Kemajuan seluruh impor',
  unfinished: (files: number) =>
    `Impor ${countText(files)} berkas ke sini terhenti sebelum selesai. Masukkan lagi folder atau berkas yang sama: yang sudah ada di brankas dikenali dan dilewati, sisanya dilanjutkan.`,
  unfinishedTitle: 'Impor belum selesai',
  unfinishedClose: 'Tutup pemberitahuan impor yang belum selesai',
  importDone: (number: string) => (number ? `Tersimpan sebagai ${number}` : 'Tersimpan'),
  duplicate: (name: string) => `Berkas yang sama sudah ada sebagai ${name}.`,
  duplicateElsewhere: 'Berkas yang sama sudah ada di brankas.',
  cancelOne: (name: string) => `Batalkan ${name}`,
  cancelAll: 'Batalkan semua',
  retryOne: (name: string) => `Ulangi ${name}`,
  clearFinished: 'Bersihkan daftar',
  remaining: (seconds: number) =>
    seconds < 60 ? `sisa ± ${seconds} detik` : `sisa ± ${Math.ceil(seconds / 60)} menit`,
  progressOf: (name: string) => `Kemajuan ${name}`,
  cutByLock: (count: number) =>
    `Brankas dikunci sebelum ${countText(count)} berkas selesai dimasukkan. Berkas itu belum tersimpan; masukkan lagi setelah brankas dibuka.`,
  summary: (done: number, total: number) => `${countText(done)} dari ${countText(total)} selesai`,

  pick: 'Tautkan bukti',
  pickTitle: 'Pilih bukti',
  pickEmpty: 'Perkara ini belum mempunyai bukti. Tambahkan dahulu di bagian Bukti.',
  pickSearch: 'Cari nomor atau judul',
  pickMore: (count: number) => `${countText(count)} bukti lain tidak ditampilkan. Cari dengan nomor atau judulnya.`,
  pickDone: 'Selesai',
  pickNone: 'Tidak ada bukti yang cocok.',
  unlink: (number: string) => `Lepaskan ${number}`,
} as const
