import type { WorkWeek } from '#shared/calendar/model.ts'
import type { Deadline, DeadlineState } from '#shared/deadlines/model.ts'
import { terbilang } from '#shared/words/terbilang.ts'

export const STATES = {
  overdue: 'Terlewat',
  due: 'Hari ini',
  soon: 'Segera',
  unknown: 'Belum dapat dihitung',
  running: 'Berjalan',
  planned: 'Dijadwalkan',
  unrecorded: 'Belum dicatat',
  late: 'Melewati batas',
  done: 'Selesai',
} as const satisfies Record<DeadlineState, string>

/** Beside the word, never instead of it. */
export const STATE_COLORS = {
  overdue: 'red',
  due: 'orange',
  soon: 'yellow',
  unknown: 'yellow',
  running: 'blue',
  planned: 'teal',
  unrecorded: 'orange',
  late: 'orange',
  done: 'gray',
} as const satisfies Record<DeadlineState, string>

export const BEARERS = {
  ours: 'Harus dilakukan instansi',
  subject: 'Hak terperiksa',
  others: 'Dijalankan pihak lain',
  effect: 'Terjadi dengan sendirinya',
} as const satisfies Record<Deadline['bearer'], string>

export const UNITS = { working_day: 'hari kerja', calendar_day: 'hari kalender' } as const

export const WEEKS = {
  5: '5 hari kerja (Senin–Jumat)',
  6: '6 hari kerja (Senin–Sabtu)',
} as const satisfies Record<WorkWeek, string>

export const words = {
  title: 'Tenggat',
  empty: 'Belum ada tenggat',
  emptyBody:
    'Tenggat dihitung dari langkah yang tercatat pada tab Tahapan, misalnya tanggal surat panggilan atau keputusan.',
  toProcedure: 'Buka tab Tahapan',
  week: 'Hari kerja perkara ini',
  officeWeek: 'mengikuti pengaturan instansi',
  changeWeek: 'Ubah hari kerja',
  weekTitle: 'Hari kerja untuk perkara ini',
  weekHint: 'Untuk kantor terlapor yang bekerja lima atau enam hari, misalnya sekolah atau puskesmas.',
  weekSaved: 'Hari kerja perkara tersimpan.',
  followOffice: 'Ikuti pengaturan instansi',
  save: 'Simpan',
  exportCase: 'Ekspor kalender (.ics)',
  exported: (place: string) => `Kalender tersimpan di ${place}.`,
  counted: (amount: number, unit: string, started: string) =>
    `${amount} (${terbilang(amount)}) ${unit} sesudah ${started}`,
  countedClear: (amount: number, unit: string, started: string) =>
    `paling banyak ${amount} (${terbilang(amount)}) ${unit} penuh di antara ${started} dan hari pemeriksaan`,
  until: 'Hari terakhir',
  effective: 'Mulai berlaku',
  noDate: 'tidak dihitung',
  countedEnd: (day: string) => `Menurut hitungan: ${day}`,
  overridden: 'Diganti petugas',
  doneOn: (day: string, by: string) => (by === '' ? `Dipenuhi ${day}` : `${day}: ${by}`),
  lapsed: 'Jangka waktu lewat tanpa pengajuan',
  showDays: (count: number) => `Lihat hitungan (${count} hari)`,
  hideDays: 'Sembunyikan hitungan',
  dayNumber: (number: number) => `hari ke-${number}`,
  start: 'mulai',
  today: 'hari ini',
  override: 'Ganti tanggal',
  overrideTitle: (title: string) => `Ganti tanggal: ${title}`,
  overrideHint: 'Hitungan tetap terlihat. Alasan dicatat pada perkara dan pada jejak audit.',
  newDay: 'Tanggal yang dipakai',
  restore: 'Kembali ke hitungan',
  restoreTitle: 'Kembali ke tanggal hitungan?',
  reason: 'Alasan',
  saved: 'Tanggal tenggat diganti.',
  restored: 'Tanggal tenggat kembali ke hitungan.',
  advice: 'Tenggat adalah pengingat: tidak ada langkah atau pencetakan yang dihalangi olehnya.',
  nearest: 'Tenggat terdekat:',
  reminders: 'Tenggat',
  remindersEmpty: 'Tidak ada tenggat yang mendesak.',
  overdueCount: (count: number) => `${count} terlewat`,
  more: (count: number) => `Tampilkan ${count} tenggat lain`,
  fewer: 'Tampilkan lebih sedikit',
  awaiting: 'Menunggu pihak lain',
  exportAll: 'Ekspor semua ke kalender (.ics)',
  left: (days: number) => (days === 0 ? 'hari ini' : days > 0 ? `${days} hari lagi` : `lewat ${-days} hari`),
} as const
