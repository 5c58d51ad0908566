import type { Tool } from '#shared/annotation/gesture.ts'
import type { Ink } from '#shared/annotation/palette.ts'
import type { ShapeKindName } from '#shared/annotation/shape.ts'
import type { Thickness } from '#shared/annotation/style.ts'

export const toolWords = {
  select: 'Pilih dan geser',
  box: 'Kotak',
  ellipse: 'Elips',
  arrow: 'Panah',
  pen: 'Pena',
  highlight: 'Stabilo',
  text: 'Teks',
  step: 'Nomor langkah',
  redaction: 'Redaksi (tutup permanen)',
} as const satisfies Record<Tool, string>

const shapeWords = {
  box: 'Kotak',
  ellipse: 'Elips',
  arrow: 'Panah',
  pen: 'Coretan pena',
  highlight: 'Stabilo',
  text: 'Teks',
  step: 'Langkah',
  redaction: 'Redaksi',
} as const satisfies Record<ShapeKindName, string>

export const inkWords = {
  red: 'Merah',
  orange: 'Jingga',
  yellow: 'Kuning',
  green: 'Hijau',
  blue: 'Biru',
  purple: 'Ungu',
  black: 'Hitam',
  white: 'Putih',
} as const satisfies Record<Ink, string>

export const thicknessWords = {
  thin: 'Tipis',
  medium: 'Sedang',
  thick: 'Tebal',
} as const satisfies Record<Thickness, string>

export const words = {
  title: (name: string) => `Anotasi ${name}`.trim(),
  cases: 'Perkara',
  evidence: 'Bukti',
  item: (number: string) => number || 'Bukti',
  tools: 'Alat gambar',
  colours: 'Warna',
  thickness: 'Tebal garis',
  withKey: (label: string, key: string) => `${label} (${key})`,
  undo: 'Urungkan (Ctrl+Z)',
  redo: 'Ulangi lagi (Ctrl+Y)',
  remove: 'Hapus yang dipilih (Delete)',
  duplicate: 'Gandakan yang dipilih (Ctrl+D)',
  toFront: 'Bawa ke depan',
  zoomIn: 'Perbesar (+)',
  zoomOut: 'Perkecil (−)',
  fit: 'Paskan ke layar (0)',
  actual: 'Ukuran sebenarnya (1)',
  canvas:
    'Bidang anotasi. Pilih alat dengan huruf, Enter menambah tanda di tengah, panah menggeser tanda terpilih, Alt dan panah mengubah ukurannya, kurung siku berpindah ke tanda lain.',
  keys: 'Tombol papan tik',
  pictureFailed: 'Gambar ini tidak dapat ditampilkan. Bukti aslinya tetap utuh di brankas.',
  readOnly: 'Bukti ini sudah ditarik atau perkaranya ditutup. Anotasi hanya dapat dilihat.',
  panel: 'Panel tanda dan riwayat',
  showPanel: 'Tampilkan panel',
  hidePanel: 'Sembunyikan panel',
  marks: 'Tanda',
  history: 'Riwayat',
  noMarks: 'Belum ada tanda. Pilih alat di atas, lalu seret pada gambar.',
  markTitle: (kind: ShapeKindName, detail: string) => (detail ? `${shapeWords[kind]} ${detail}` : shapeWords[kind]),
  typeHere: 'Isi teks anotasi',
  noRevisions: 'Belum ada revisi tersimpan.',
  revision: (revision: number) => `Revisi ${revision}`,
  revisionFacts: (shapes: number, redactions: number) =>
    `${shapes} tanda${redactions > 0 ? `, ${redactions} redaksi` : ''}`,
  newest: 'terbaru',
  view: (revision: number) => `Lihat revisi ${revision}`,
  viewing: (revision: number) => `Anda melihat revisi ${revision}. Anotasi sekarang tidak berubah.`,
  copyIntoCurrent: 'Salin ke anotasi sekarang',
  backToCurrent: 'Kembali ke anotasi sekarang',
  copied: (revision: number) => `Isi revisi ${revision} disalin. Ctrl+Z mengembalikan yang sebelumnya.`,
  saving: 'Menyimpan…',
  unsaved: 'Belum tersimpan',
  saveFailed: 'Anotasi belum tersimpan',
  conflictTitle: 'Anotasi ini juga diubah di jendela lain',
  conflictBody: 'Pilih versi yang dilanjutkan. Keduanya tetap ada di Riwayat; tidak ada yang hilang.',
  keepMine: 'Lanjutkan versi di jendela ini',
  takeTheirs: 'Lanjutkan versi jendela lain',
  export: 'Ekspor gambar…',
  exportTitle: 'Ekspor gambar beranotasi',
  exportRun: 'Ekspor sebagai bukti turunan',
  exportPreview: 'Pratinjau hasil ekspor',
  exportRedactions: (count: number) =>
    count === 0
      ? 'Tidak ada redaksi: seluruh isi gambar tetap terlihat pada hasil ekspor.'
      : `${count} bagian ditutup hitam. Isi di bawahnya tidak ikut ke hasil ekspor dan tidak dapat dikembalikan dari sana.`,
  exportMarks: (count: number) => `${count} tanda lain digambar di atas gambar.`,
  exportMetadata: 'Metadata (lokasi, waktu, perangkat, gambar mini) tidak ikut.',
  exportOriginal: 'Bukti asli tidak berubah. Hasilnya menjadi bukti turunan dengan nomor dan sidik digital sendiri.',
  exported: (number: string) => `Tersimpan sebagai bukti ${number}`.trim(),
  exportedBody: 'Redaksi dan metadata hasil ekspor sudah diperiksa ulang dari berkas jadinya.',
  openExported: 'Buka hasil ekspor',
  close: 'Tutup',
} as const

/** Keys beside those of the tools. */
export const keyWords = [
  ['Enter', 'Tambah tanda di tengah layar, atau ubah teks terpilih'],
  ['← ↑ → ↓', 'Geser tanda terpilih, atau gambar bila tidak ada yang terpilih'],
  ['Shift + panah', 'Geser sepuluh kali lebih jauh'],
  ['Alt + panah', 'Ubah ukuran tanda terpilih'],
  ['[  ]', 'Pindah ke tanda sebelum atau sesudahnya'],
  ['Delete', 'Hapus yang terpilih'],
  ['Ctrl + Z / Y', 'Urungkan / ulangi lagi'],
  ['Ctrl + A / D', 'Pilih semua / gandakan'],
  ['Esc', 'Selesai mengetik, batal menggambar, lepas pilihan'],
  ['+  −  0  1', 'Perbesar, perkecil, paskan, ukuran sebenarnya'],
  ['Spasi + seret', 'Geser gambar (juga tombol tengah tetikus)'],
  ['Shift + seret', 'Persegi, lingkaran, garis lurus'],
] as const
