import type { CaseState } from '#shared/cases/model.ts'

export { STATES } from '#shared/cases/words.ts'

/** What the officer usually does while a case is in this state. */
export const NEXT_STEPS = {
  review:
    'Lengkapi dugaan, terlapor, dan bukti. Bila dugaan cukup beralasan, lanjutkan ke klarifikasi atau pemeriksaan.',
  clarification: 'Panggil dan dengar terlapor. Catat tanya jawab pada tab Pemeriksaan.',
  examination: 'Susun berita acara pemeriksaan dari tanya jawab, bacakan kembali, lalu tanda tangani.',
  finished: 'Susun laporan hasil pemeriksaan dan naskah keputusan pada tab Naskah.',
  closed: 'Perkara tidak dapat diubah. Buka kembali dengan alasan bila perlu.',
} as const satisfies Record<CaseState, string>

export const MOVES = {
  review: 'Kembali ke telaah',
  clarification: 'Ke klarifikasi',
  examination: 'Ke pemeriksaan',
  finished: 'Pemeriksaan selesai',
  closed: 'Tutup perkara',
} as const satisfies Record<CaseState, string>

export const words = {
  title: 'Perkara',
  subtitle: 'Pemeriksaan terhadap satu ASN atau lebih.',
  newCase: 'Perkara baru',
  search: 'Cari nomor, judul, atau nama terlapor',
  state: 'Keadaan',
  allStates: 'Semua keadaan',
  count: (count: number) => `${count} perkara`,
  empty: 'Belum ada perkara',
  emptyBody:
    'Perkara biasanya lahir dari laporan: buka laporan, lalu pilih "Jadikan perkara". Perkara juga dapat dibuka langsung.',
  noMatch: 'Tidak ada perkara yang cocok',
  noMatchBody: 'Coba kata lain, atau pilih semua keadaan.',
  columns: {
    number: 'Nomor',
    title: 'Judul dan terlapor',
    state: 'Keadaan',
    evidence: 'Bukti',
    interviews: 'Pemeriksaan',
    documents: 'Naskah',
    changed: 'Terakhir berubah',
  },
  form: {
    name: 'Judul perkara',
    nameHint: 'Singkat dan netral, misalnya "Dugaan pelanggaran netralitas di media sosial".',
    subjects: 'Terlapor',
    submit: 'Buka perkara',
    opened: 'Perkara dibuka.',
    rename: 'Ubah judul',
    renamed: 'Judul perkara diubah.',
    save: 'Simpan',
    cancel: 'Batal',
  },
  tabs: {
    ikhtisar: 'Ikhtisar',
    tahapan: 'Tahapan',
    tenggat: 'Tenggat',
    bukti: 'Bukti',
    klasifikasi: 'Klasifikasi',
    tim: 'Tim & kewenangan',
    pemeriksaan: 'Pemeriksaan',
    naskah: 'Naskah',
    keputusan: 'Keputusan',
    jejak: 'Jejak',
  },
  steps: 'Langkah perkara',
  moveReason: 'Alasan',
  moveBody: (to: string) => `Keadaan perkara menjadi "${to}".`,
  reopen: 'Buka kembali perkara',
  moved: (to: string) => `Keadaan perkara: ${to}.`,
  closedBecause: 'Alasan penutupan',
  openedAt: 'Dibuka',
  fromReports: 'Dari laporan',
  none: 'Tidak ada',
  allegation: {
    title: 'Dugaan pelanggaran',
    hint: 'Dikutip pada surat panggilan dan berita acara.',
    actDay: 'Tanggal perbuatan',
    actDayHint: 'Menentukan aturan yang berlaku.',
    description: 'Uraian dugaan',
    norm: 'Ketentuan yang diduga dilanggar',
    normHint: 'Misalnya: Pasal 5 huruf n Peraturan Pemerintah Nomor 94 Tahun 2021.',
    submit: 'Simpan dugaan',
    saved: 'Dugaan pelanggaran tersimpan.',
  },
  subjects: {
    title: 'Terlapor',
    hint: 'Data orang seperti pada tanggal yang disebut; berita acara yang sudah dimulai tidak ikut berubah.',
    add: 'Tambah terlapor',
    edit: 'Ubah',
    editOf: (name: string) => `Ubah ${name}`,
    asOf: 'Data per tanggal',
    saved: 'Data terlapor tersimpan.',
  },
} as const
