import type { z } from 'zod'
import type { actKindSchema, platformSchema, Report, ReportSource } from './model.ts'

export const SOURCES = {
  public: 'Laporan masyarakat',
  monitoring: 'Temuan pemantauan media sosial',
  superior: 'Laporan atasan atau perangkat daerah',
  bawaslu: 'Penerusan Bawaslu',
  bkn: 'Surat BKN',
  sp4n_lapor: 'SP4N-LAPOR!',
  kasn: 'Rekomendasi KASN (sebelum beralih ke BKN)',
} as const satisfies Record<ReportSource, string>

export const PLATFORMS = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  x: 'X (Twitter)',
  youtube: 'YouTube',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  offline: 'Luring (bukan media sosial)',
  other: 'Lainnya',
} as const satisfies Record<z.infer<typeof platformSchema>, string>

export const ACTS = {
  posting: 'Unggahan',
  comment: 'Komentar',
  share: 'Membagikan',
  like: 'Menyukai',
  follow: 'Mengikuti akun atau grup',
  photo: 'Foto bersama',
  gesture: 'Gestur atau simbol',
  live: 'Siaran langsung',
  attendance: 'Kehadiran pada kegiatan',
  other: 'Lainnya',
} as const satisfies Record<z.infer<typeof actKindSchema>, string>

export const STATES = {
  new: 'Belum ditelaah',
  accepted: 'Menjadi perkara',
  merged: 'Digabung',
  dismissed: 'Tidak ditindaklanjuti',
} as const satisfies Record<Report['state'], string>
