import type { TimelineMoment } from '#shared/statistics/model.ts'

export const GROUPS = { reports: 'Laporan', cases: 'Perkara', decisions: 'Keputusan' } as const

export const MOMENTS = {
  act: 'Perbuatan',
  report: 'Laporan',
  evidence: 'Bukti',
  interview: 'Pemeriksaan',
  document: 'Naskah',
  step: 'Tahapan',
  decision: 'Keputusan',
} as const satisfies Record<TimelineMoment['kind'], string>

export const words = {
  title: 'Statistik',
  subtitle:
    'Angka tanpa nama: instansi dengan kurang dari tiga perkara digabung; pada ekspor setiap kelompok kecil digabung.',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  backwards: 'Pilih tanggal sesudah tanggal awal',
  all: 'Seluruh waktu',
  thisYear: 'Tahun ini',
  exportXlsx: 'Simpan XLSX',
  exportPdf: 'Simpan PDF',
  saved: (path: string) => `Disimpan: ${path}`,
  none: 'Belum ada yang dapat dihitung',
  noneBody: 'Statistik terisi setelah ada laporan atau perkara pada rentang waktu ini.',
  emptySection: 'Tidak ada data.',
  left: (count: number) => `${count} baris lain ada dalam berkas XLSX dan PDF.`,
  durations: 'Lama penanganan (hari)',
  durationHint: 'Dalam berapa hari seperempat, separuh, dan tiga perempat dari perkara itu sampai.',
  durationColumns: ['Tahap', 'Perkara', 'Seperempat dalam', 'Separuh dalam', 'Tiga perempat dalam', 'Terlama'],
  trail: 'Tampilan',
  timeline: 'Lini masa',
  audit: 'Jejak audit',
  timelineHint: 'Kolom kiri: kapan terjadi. Kolom kanan: kapan kita mengetahuinya.',
  timelineNone: 'Belum ada peristiwa',
  timelineNoneBody: 'Laporan, perbuatan, bukti, pemeriksaan, naskah, dan keputusan akan tersusun di sini.',
  columns: { happened: 'Terjadi', what: 'Peristiwa', learned: 'Diketahui' },
  unknown: 'tidak diketahui',
  made: 'Ditetapkan',
} as const
