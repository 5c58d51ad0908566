import type { Clock } from '#shared/reports/clocks.ts'
import type { LikeKind } from '#shared/reports/intake.ts'
import type { DismissCode, Origin } from '#shared/reports/model.ts'

export const DISMISS_CODES = {
  not_enough_evidence: 'Tidak cukup bukti',
  not_asn: 'Terlapor bukan ASN instansi ini',
  not_neutrality: 'Bukan soal netralitas',
  other_agency: 'Diteruskan ke instansi lain',
  already_handled: 'Sudah pernah ditangani',
  other: 'Alasan lain',
} as const satisfies Record<DismissCode, string>

export const LIKES = {
  url: 'tautan sama',
  account: 'akun sama',
  person: 'orang sama',
  act: 'bentuk perbuatan sama',
} as const satisfies Record<LikeKind, string>

export const CLOCKS = {
  sbt_verification: 'Verifikasi Satgas SBT',
  bawaslu_study: 'Kajian Bawaslu',
  bkn_block: 'Peringatan BKN',
} as const satisfies Record<Clock['kind'], string>

/** Labels of what a source says of itself; the number is called differently by each. */
export const ORIGIN = {
  number: 'Nomor surat',
  day: 'Tanggal surat',
  agency: 'Instansi pengirim',
  channel: 'Diterima lewat',
  ppkReceived: 'Diterima PPK pada',
  teamId: 'Tim pemantau',
  seenBy: 'Dilihat oleh',
} as const satisfies Record<keyof Origin, string>
export const NUMBER_LABELS: Readonly<Record<string, string>> = {
  bkn: 'Nomor aduan SBT atau surat Satgas',
  sp4n_lapor: 'Nomor laporan SP4N-LAPOR!',
  bawaslu: 'Nomor surat penerusan',
  monitoring: 'Nomor nota tim',
  kasn: 'Nomor rekomendasi',
}
export const DAY_LABELS: Readonly<Record<string, string>> = {
  bkn: 'Tanggal aduan',
  sp4n_lapor: 'Tanggal disposisi',
  monitoring: 'Tanggal nota',
  kasn: 'Tanggal rekomendasi',
}

export const intake = {
  all: 'Semua',
  state: 'Keadaan laporan',
  source: 'Asal laporan',
  allSources: 'Semua asal',
  observe: 'Catat temuan beruntun',
  teams: 'Tim pemantau',
  likes: (count: number) => `${count} serupa`,
  clock: 'Tenggat pihak lain',
  due: (day: string) => `sampai ${day}`,
  overdue: (day: string) => `lewat ${day}`,
  answered: 'sudah ditindaklanjuti',
  suspectName: 'Nama pegawai, bila disebut',
  suspectNip: 'NIP pegawai, bila diketahui',
  suspectHint: 'Boleh dikosongkan: akun saja sudah cukup.',
  ppkHint: 'Tenggat pihak lain dihitung dari sini.',
  noTeam: 'Belum ditentukan',
  similarTitle: 'Pernah dilaporkan',
  similarNone: 'Tidak ada laporan lain tentang akun, tautan, atau orang ini.',
  holder: 'Pemegang akun menurut data pegawai',
  holderClaimed: 'diduga, belum dibuktikan',
  holderEvidenced: 'dibuktikan',
  similarCases: 'Perkara terkait',
  mergeThis: (number: string) => `Gabung ke ${number}`,
  mergeTitle: 'Gabungkan laporan',
  mergeBody: (number: string) =>
    `Laporan ini akan mengikuti ${number} sebagai laporan induk. Isi dan buktinya tetap tersimpan, dan penggabungan dapat dibatalkan.`,
  merged: 'Laporan digabung.',
  mergedInto: 'Digabung ke laporan',
  mergedList: 'Laporan yang digabung ke sini',
  unmerge: 'Batalkan penggabungan',
  unmergeReason: 'Alasan pembatalan',
  unmerged: 'Penggabungan dibatalkan.',
  joinCase: 'Masukkan ke perkara yang ada',
  joinBody: 'Bukti laporan ini, dan laporan yang digabung ke sini, ikut pindah ke perkara itu.',
  case: 'Perkara',
  joined: 'Laporan masuk ke perkara.',
  close: 'Tutup laporan',
  closeBody: 'Laporan tetap tersimpan bersama alasannya dan dapat dibuka kembali.',
  closeCode: 'Alasan baku',
  closed: 'Laporan ditutup.',
  reopen: 'Buka kembali',
  reopenBody: 'Laporan kembali ke daftar yang belum ditelaah.',
  reopenReason: 'Alasan dibuka kembali',
  reopened: 'Laporan dibuka kembali.',
  clocksTitle: 'Tenggat yang ditetapkan pihak lain',
  advice: 'Sekadar pengingat, tidak menghalangi apa pun.',
  from: (day: string) => `Dihitung dari ${day}`,
  calendarDays: (days: number) => `${days} hari kalender`,
  workingDays: (days: number) => `${days} hari kerja; hitung memakai kalender kerja instansi`,
  followUps: 'Tindak lanjut',
  noFollowUps: 'Belum ada tindak lanjut yang dicatat.',
  addFollowUp: 'Catat tindak lanjut',
  followUpDay: 'Tanggal',
  followUpWhat: 'Apa yang dilakukan',
  followUpReference: 'Nomor surat jawaban',
  followedUp: 'Tindak lanjut dicatat.',
  save: 'Simpan',
  linkPerson: 'Kaitkan akun dengan pegawai',
} as const
