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
