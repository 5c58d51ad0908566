import type { Element } from '#shared/team/model.ts'

export const ELEMENTS = {
  superior: 'Atasan langsung',
  oversight: 'Unsur pengawasan',
  personnel: 'Unsur kepegawaian',
  other: 'Pejabat lain',
} as const satisfies Record<Element, string>

export const words = {
  intro:
    'Siapa yang memeriksa dan siapa yang berwenang menghukum. Semua yang tampil di sini adalah saran dengan dasarnya; tidak ada yang menghalangi langkah berikutnya.',
  threat: {
    title: 'Ancaman hukuman',
    label: 'Tingkat ancaman',
    fromClassification: (level: string) => `Menurut klasifikasi: ${level}`,
    unclassified: 'Belum diklasifikasi',
    government: 'Pemerintahan',
  },
  team: {
    title: 'Tim pemeriksa',
    add: 'Tambah anggota',
    edit: 'Ubah',
    editOf: (name: string) => `Ubah anggota: ${name}`,
    remove: 'Keluarkan',
    removeOf: (name: string) => `Keluarkan anggota: ${name}`,
    removeBody: 'Ia tidak lagi tercatat sebagai anggota tim perkara ini. Jejak audit tetap menyimpan perubahannya.',
    empty: 'Belum ada anggota yang dicatat.',
    involved: 'Terlibat',
    kinship: (text: string) => `Hubungan keluarga: ${text}`,
    substitutes: (name: string) => `menggantikan ${name}`,
    replacedBy: (name: string) => `digantikan oleh ${name}`,
    advice: 'Saran tentang susunan',
  },
  member: {
    add: 'Tambah anggota tim',
    edit: (name: string) => `Ubah anggota: ${name}`,
    submit: 'Simpan anggota',
    element: 'Unsur',
    involved: 'Terlibat dalam pelanggaran yang diperiksa',
    kinship: 'Hubungan keluarga (kosong = tidak ada)',
    substituteFor: 'Menggantikan',
    nobody: 'Tidak menggantikan siapa pun',
  },
  authority: {
    title: 'Pejabat yang berwenang menghukum',
    position: 'Jenjang jabatan',
    guessed: 'Dibaca dari nama jabatan; pilih untuk menegaskan.',
    level: (level: string) => `Ancaman ${level.toLowerCase()}`,
    instead: (official: string) => `sebagai ganti ${official} yang kosong`,
    vacant: 'Jabatan yang sedang kosong',
    noVacant: 'Tidak ada; pilih bila ada yang kosong',
  },
  saved: 'Tim dan kewenangan disimpan.',
} as const

export const SEVERITIES = { ok: 'Sesuai', info: 'Keterangan', warning: 'Perhatikan' } as const
