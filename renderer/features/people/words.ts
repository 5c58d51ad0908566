import type { Employment } from '#shared/people/model.ts'

export const words = {
  name: 'Nama tanpa gelar',
  titleBefore: 'Gelar depan',
  titleAfter: 'Gelar belakang',
  nip: 'NIP',
  nipHint: '18 angka; spasi boleh. Kosongkan bila belum diketahui.',
  employment: 'Jenis pegawai',
  employments: {
    pns: 'PNS',
    cpns: 'CPNS',
    pppk: 'PPPK',
    non_asn: 'Bukan ASN',
  } satisfies Record<Employment, string>,
  rank: 'Pangkat/golongan ruang',
  position: 'Jabatan',
  office: 'Unit kerja',
  subject: (index: number) => `Terlapor ${index}`,
  add: 'Tambah terlapor',
  remove: (index: number) => `Hapus terlapor ${index}`,
  unnamed: 'Nama terlapor wajib diisi.',
} as const

/** Pangkat of civil servants (PP 99/2000 as amended); PPPK have golongan I–XVII without a rank name. */
export const RANKS = [
  'Juru Muda (I/a)',
  'Juru Muda Tingkat I (I/b)',
  'Juru (I/c)',
  'Juru Tingkat I (I/d)',
  'Pengatur Muda (II/a)',
  'Pengatur Muda Tingkat I (II/b)',
  'Pengatur (II/c)',
  'Pengatur Tingkat I (II/d)',
  'Penata Muda (III/a)',
  'Penata Muda Tingkat I (III/b)',
  'Penata (III/c)',
  'Penata Tingkat I (III/d)',
  'Pembina (IV/a)',
  'Pembina Tingkat I (IV/b)',
  'Pembina Utama Muda (IV/c)',
  'Pembina Utama Madya (IV/d)',
  'Pembina Utama (IV/e)',
] as const
