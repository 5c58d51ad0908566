import type { SearchKind } from '#shared/search/model.ts'
import { countText } from '#shared/words/count-text.ts'

export const KINDS = {
  case: 'Perkara',
  report: 'Laporan',
  evidence: 'Bukti',
  exchange: 'Tanya jawab',
  document: 'Naskah',
  person: 'Pegawai',
} as const satisfies Record<SearchKind, string>

export const words = {
  title: 'Cari',
  field: 'Cari di seluruh brankas',
  placeholder: 'Nama, NIP, nomor, akun, atau isi keterangan',
  results: 'Hasil pencarian',
  scope: 'Jenis yang dicari',
  every: 'Semua',
  page: 'Halaman',
  latest: 'Terakhir berubah',
  none: 'Tidak ada yang cocok. Coba kata yang lebih pendek atau bagian dari nama, nomor, atau akun.',
  failed: 'Pencarian gagal. Ulangi, atau buka halaman Perkara dan Laporan.',
  pending: (count: number) => `${countText(count)} catatan masih disusun; hasil mungkin belum lengkap.`,
  choose: 'memilih',
  open: 'membuka',
} as const
