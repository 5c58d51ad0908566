import type { Origin, RuleVersion } from '#shared/rules/contract.ts'
import type {
  Confidence,
  ElectionKind,
  EntryOf,
  Level,
  ObjectStatus,
  PositionLevel,
  RuleKind,
  Track,
} from '#shared/rules/model.ts'

export const KINDS = {
  norm: 'Norma',
  act: 'Butir pelanggaran',
  deed: 'Jenis perbuatan',
  sanction: 'Jenis hukuman',
  interval: 'Tenggat',
  official: 'Pejabat berwenang',
  appeal: 'Upaya administratif',
  form: 'Bentuk naskah',
  principle: 'Asas dan contoh',
} as const satisfies Record<RuleKind, string>

export const CONFIDENCES = {
  text_found: 'Naskah resmi terbaca',
  transcription: 'Salinan ulang',
  template_found: 'Contoh bentuk',
  secondary: 'Sumber kedua',
  derived: 'Disimpulkan',
  memory: 'Ingatan, tanpa sumber',
} as const satisfies Record<Confidence, string>

export const TRACKS = {
  discipline: 'Disiplin',
  ethics: 'Kode etik',
  pppk: 'Disiplin PPPK',
  contract: 'Perjanjian kerja',
  criminal_referral: 'Dugaan pidana',
} as const satisfies Record<Track, string>

export const LEVELS = { light: 'Ringan', moderate: 'Sedang', severe: 'Berat' } as const satisfies Record<Level, string>

export const STATUSES = {
  prospective: 'Bakal calon',
  candidate: 'Calon',
  campaign_team: 'Tim sukses/pemenangan',
  party: 'Partai politik',
  spouse: 'Suami/istri calon',
  unknown: 'Belum diketahui',
} as const satisfies Record<ObjectStatus, string>

export const ELECTIONS = {
  general: 'Pemilu',
  regional: 'Pilkada',
  none: 'Di luar pemilihan',
} as const satisfies Record<ElectionKind, string>

export const POSITION_LEVELS = {
  jpt_utama: 'JPT Utama',
  jpt_madya: 'JPT Madya',
  jpt_pratama: 'JPT Pratama',
  administrator: 'Administrator',
  pengawas: 'Pengawas',
  pelaksana: 'Pelaksana',
  jf_utama: 'JF Ahli Utama',
  jf_madya: 'JF Ahli Madya',
  jf_muda: 'JF Ahli Muda',
  jf_other: 'JF lainnya (Ahli Pertama, keterampilan)',
} as const satisfies Record<PositionLevel, string>

export const ORIGINS = {
  shipped: 'Bawaan',
  corrected: 'Diperbaiki instansi',
  own: 'Milik instansi',
} as const satisfies Record<Origin, string>

export const UNITS = {
  working_day: 'hari kerja',
  calendar_day: 'hari kalender',
  hour: 'jam',
} as const satisfies Record<EntryOf<'interval'>['unit'], string>

export const COUNTS = {
  clear: 'hari penuh di antaranya',
  within: 'paling lama, hari terakhir terhitung',
  on: 'terjadi pada hari ke-',
} as const satisfies Record<EntryOf<'interval'>['count'], string>

/** The catalogues the program ships; an office may name its own. */
const CATALOGUES: Readonly<Record<string, string>> = {
  pp94: 'PP 94/2021',
  'pp53-transition': 'masa peralihan PP 53/2010',
  pp53: 'PP 53/2010',
  pp42: 'PP 42/2004',
  pp49: 'PP 49/2018',
  'uu-asn': 'UU ASN',
  contract: 'perjanjian kerja',
}
export const catalogueText = (name: string): string => CATALOGUES[name] ?? name

export const GOVERNMENTS = { regency: 'Kabupaten/kota', province: 'Provinsi', any: 'Semua' } as const

export const VERSION_KINDS = {
  edit: 'Ditambah atau diperbaiki',
  retire: 'Masa berlaku diakhiri',
  undo: 'Perubahan dibatalkan',
  import: 'Paket diterima',
} as const satisfies Record<RuleVersion['kind'], string>

export const CHANGES = { added: 'Baru', corrected: 'Berubah', removed: 'Dihapus' } as const

export const levelText = (level: Level | null): string => (level ? LEVELS[level] : 'Tanpa tingkat')

export const words = {
  check: 'Periksa naskah resmi',
  citation: (title: string) => `Bunyi dan sumber: ${title}`,
  source: 'Sumber',
  note: 'Catatan',
  article: 'Dasar',
  text: 'Bunyi ringkas',
  confidence: 'Keyakinan',
  title: 'Aturan',
  intro:
    'Ketentuan yang dipakai program, dengan tanggal berlaku dan sumbernya. Perbaiki bila naskah resmi telah dibaca; perkara yang sudah diputus tetap memakai aturan lamanya.',
  version: (version: number) => (version === 0 ? 'Katalog bawaan' : `Katalog versi ${version}`),
  viewing: (version: number) => `Menampilkan katalog versi ${version}, bukan yang berlaku sekarang.`,
  backToNow: 'Kembali ke katalog sekarang',
  search: 'Cari judul, pasal, atau isi',
  kind: 'Jenis aturan',
  allKinds: 'Semua jenis',
  onDay: 'Berlaku pada',
  doubtful: 'Hanya yang perlu diperiksa',
  shown: (shown: number, all: number) => `${shown} dari ${all} aturan`,
  none: 'Tidak ada aturan yang cocok',
  noneBody: 'Ubah kata pencarian, jenis, atau tanggalnya.',
  columns: { title: 'Aturan', valid: 'Berlaku' },
  since: (from: string, to: string | null) => (to ? `${from} sampai ${to}` : `sejak ${from}`),
  add: 'Tambah aturan',
  edit: 'Perbaiki',
  retire: 'Akhiri masa berlaku',
  successor: 'Tambah penggantinya',
  history: 'Riwayat',
  exportPack: 'Ekspor paket',
  importPack: 'Impor paket',
  exported: (place: string) => `Paket aturan disimpan di ${place}.`,
  cancelled: 'Ekspor dibatalkan.',
  saved: 'Aturan disimpan sebagai versi baru.',
  retired: 'Masa berlaku aturan diakhiri.',
  close: 'Tutup',
  form: {
    add: 'Tambah aturan',
    edit: (title: string) => `Perbaiki: ${title}`,
    submit: 'Simpan versi baru',
    id: 'Pengenal',
    idHint: 'Huruf kecil, angka, titik, dan tanda hubung, misalnya norm.perbup-12-3.',
    key: 'Kunci aturan',
    keyHint: 'Rumusan berurutan tentang hal yang sama memakai kunci yang sama.',
    kind: 'Jenis aturan',
    name: 'Judul',
    article: 'Pasal atau dasar, seperti dikutip naskah',
    source: 'Sumber (dari mana dibaca)',
    validFrom: 'Mulai berlaku',
    validTo: 'Berlaku sampai (kosong = masih berlaku)',
    confidence: 'Keyakinan',
    confidenceHint: 'Pilih "Naskah resmi terbaca" hanya bila naskahnya sendiri telah dibaca.',
    text: 'Bunyi ringkas',
    note: 'Catatan dan keraguan',
    reason: 'Alasan perubahan',
    reasonHint: 'Dicatat pada riwayat aturan dan jejak audit.',
    track: 'Jalur',
    level: 'Tingkat',
    noLevel: 'Tanpa tingkat',
    deeds: 'Jenis perbuatan (kosong = semua)',
    statuses: 'Status yang didukung (kosong = semua)',
    employments: 'Jenis pegawai (kosong = semua)',
    elections: 'Pemilihan (kosong = semua)',
    norms: 'Norma yang dilanggar',
    opinions: 'Ancaman menurut sumber',
    opinion: (index: number) => `Ancaman ${index}`,
    addOpinion: 'Tambah ancaman',
    removeOpinion: (index: number) => `Hapus ancaman ${index}`,
    when: 'Bila (syarat tingkat ini)',
    sanctions: 'Hukuman khusus',
    except: 'Kecuali hukuman',
    only: 'Hanya hukuman (kosong = semua)',
    sanctionForm: 'Bentuk keputusan',
    noForm: 'Tanpa bentuk',
    remedies: {
      objection: 'Keberatan',
      administrative_appeal: 'Banding administratif',
      court: 'Gugatan',
    },
    order: 'Urutan berat (1 = teringan)',
    months: 'Lama (bulan; kosong = tidak berjangka)',
    catalogue: 'Katalog',
    condition: 'Syarat pemakaian',
    amount: 'Lama',
    unit: 'Satuan',
    count: 'Cara menghitung',
    startsAt: 'Dihitung dari',
    endsWith: 'Sampai',
    official: 'Pejabat',
    government: 'Pemerintahan',
    over: 'Terhadap jabatan',
    levels: 'Tingkat hukuman',
    online: 'Dilakukan secara daring',
    remedy: 'Upaya',
    against: 'Terhadap',
    addressedTo: 'Diajukan kepada',
    intervals: 'Tenggat',
    number: 'Nomor format (boleh kosong)',
  },
  retireDialog: {
    title: (title: string) => `Akhiri masa berlaku: ${title}`,
    lastDay: 'Hari terakhir berlaku',
    hint: 'Perbuatan sesudah hari itu tidak lagi dinilai dengan aturan ini. Tambahkan penggantinya bila ada.',
    submit: 'Akhiri masa berlaku',
  },
  historyDialog: {
    title: 'Riwayat aturan',
    empty: 'Katalog masih seperti bawaan program.',
    by: (who: string) => `oleh ${who}`,
    view: 'Lihat katalog versi ini',
    undo: 'Batalkan',
    undoOf: (version: number) => `Batalkan perubahan versi ${version}`,
    undoBody: 'Aturan yang diubah versi itu kembali seperti sebelumnya, sebagai versi baru. Riwayatnya tetap ada.',
    undoReason: 'Alasan pembatalan',
    undone: 'Perubahan dibatalkan dengan versi baru.',
  },
  pack: {
    title: 'Impor paket aturan',
    choose: 'Pilih berkas paket',
    hint: 'Berkas .saksama-aturan.json yang ditandatangani oleh instansi pengirim.',
    from: 'Dari',
    madeBy: 'Dibuat oleh',
    madeAt: 'Dibuat pada',
    signer: 'Sidik penanda tangan',
    known: 'Penanda tangan sudah dikenal.',
    unknown:
      'Penanda tangan belum dikenal. Cocokkan sidik ini dengan pengirim melalui jalur lain, misalnya telepon, sebelum menerima.',
    trust: 'Sidik sudah dicocokkan; saya memercayai penanda tangan ini',
    changes: (count: number) => (count === 0 ? 'Paket ini tidak mengubah apa pun.' : `${count} perubahan`),
    faults: 'Paket tidak dapat diterima',
    reason: 'Alasan menerima',
    submit: 'Terima paket',
    taken: 'Paket aturan diterima sebagai versi baru.',
    before: 'Sebelum',
    after: 'Sesudah',
  },
} as const
