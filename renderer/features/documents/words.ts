import type { DocumentFields, DocumentKind, DocumentState, Revision } from '#shared/documents/model.ts'

export const kindWords = {
  clarification_minutes: 'Berita Acara Klarifikasi',
  examination_minutes: 'Berita Acara Pemeriksaan',
} as const satisfies Record<DocumentKind, string>

export const stateWords = { draft: 'Rancangan', final: 'Final' } as const satisfies Record<DocumentState, string>

export const revisionWords = {
  final: 'Teks final',
  signed: 'Bertanda tangan',
} as const satisfies Record<Revision['kind'], string>

export const authorityWords = {
  own: 'Wewenang jabatan pemeriksa',
  order: 'Surat perintah',
  text: 'Rumusan sendiri',
} as const satisfies Record<DocumentFields['authority']['kind'], string>

export const dateStyleWords = {
  words: 'Dengan huruf (lazim)',
  digits: 'Dengan angka',
} as const satisfies Record<DocumentFields['dateStyle'], string>

export const voiceWords = {
  single: '“Saya”',
  team: '“Tim Pemeriksa”',
} as const satisfies Record<DocumentFields['examinerVoice'], string>

export const words = {
  cases: 'Perkara',
  list: 'Naskah',
  emptyTitle: 'Belum ada naskah',
  emptyBody:
    'Berita acara disusun dari pemeriksaan atau klarifikasi yang sudah berlangsung. Lakukan di bagian Pemeriksaan, lalu buat naskahnya di sini.',
  create: 'Buat naskah',
  createFrom: (kind: string, name: string, day: string) => `${kind}: ${name}, ${day}`,
  nothingReady: 'Belum ada pemeriksaan yang dapat dibuatkan naskah.',
  columns: { title: 'Naskah', number: 'Nomor', state: 'Keadaan', signed: 'Tanda tangan', changed: 'Diubah' },
  signedOf: (signed: number, all: number) => `${signed} dari ${all}`,
  noNumber: 'tanpa nomor',

  fields: 'Isian naskah',
  number: 'Nomor naskah',
  numberHint: 'Kosong berarti tidak dicetak.',
  paper: 'Kertas',
  paperOfOffice: 'Menurut pengaturan',
  dateStyle: 'Penulisan tanggal',
  authority: 'Dasar kewenangan',
  orderNumber: 'Nomor surat perintah',
  orderDay: 'Tanggal surat perintah',
  authorityText: 'Rumusan kewenangan',
  voice: 'Pemeriksa menyebut diri',
  place: 'Tempat penandatanganan',
  signedDay: 'Tanggal penandatanganan',
  signedDayHint: 'Kosong berarti hari pemeriksaan berakhir.',
  includeAnnex: 'Lampirkan daftar bukti',
  othersSign: 'Saksi dan pendamping ikut menandatangani',
  refusalSpace: 'Cetak ruang untuk penolakan tanda tangan',
  closing: 'Penutup',
  signers: 'Penanda tangan',
  fieldsNotSaved: 'Isian belum dapat disimpan.',

  preview: 'Pratinjau naskah',
  composing: 'Menyusun naskah…',
  refreshing: 'Memperbarui pratinjau…',
  replaced: 'Huruf berikut tidak ada pada fon dan dicetak sebagai kodenya:',
  warnings: 'Periksa sebelum difinalkan:',
  finalize: 'Finalkan…',
  finalizeTitle: 'Finalkan naskah ini?',
  finalizeBody: [
    'Teks dibekukan: sesudah ini isi naskah tidak dapat diubah lagi, hanya ditandatangani.',
    'Tempat tanda tangan disiapkan bagi setiap penanda tangan di atas.',
    'Perbaikan sesudahnya dibuat dengan berita acara tambahan yang bernomor sendiri.',
  ],
  finalizeNow: 'Finalkan naskah',
  finalized: 'Naskah difinalkan dan siap ditandatangani.',
  discard: 'Buang rancangan…',
  discardTitle: 'Buang rancangan ini?',
  discardBody: 'Isian naskah ini hilang. Pemeriksaan, jawaban, dan bukti tidak berubah; naskah dapat disusun lagi.',
  discardNow: 'Buang rancangan',
  exportPdf: 'Simpan PDF…',
  exported: (place: string) => `PDF disimpan di ${place}`,
  revisions: 'Revisi',
  revision: (n: number) => `Revisi ${n}`,
  showRevision: (n: number) => `Tampilkan revisi ${n}`,
  shown: 'ditampilkan',
  contentHash: 'Sidik isi (tercetak di kaki halaman)',
} as const

/** Sentences on exhibits that do not fit the hearing. */
export const exhibitWords = {
  withdrawn: (exhibit: string, questions: string) =>
    `${exhibit} sudah ditarik, tetapi masih ditautkan pada ${questions}.`,
  missing: (questions: string) => `Ada bukti pada ${questions} yang tidak lagi berada dalam perkara ini.`,
  unused: (exhibit: string) =>
    `${exhibit} disiapkan untuk pemeriksaan, tetapi tidak ditautkan pada pertanyaan mana pun.`,
  damaged: (exhibit: string) => `${exhibit} TIDAK cocok dengan sidik digitalnya saat terakhir diperiksa.`,
  question: (numbers: readonly number[]) => `pertanyaan nomor ${numbers.join(', ')}`,
} as const
