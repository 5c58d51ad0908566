import type { BrokenItem, DatabaseCheck, JobState, Quarantined } from '#shared/integrity/model.ts'
import { countText } from '#shared/words/count-text.ts'

export const JOB_STATES = {
  waiting: 'Pemeriksaan dimulai sebentar lagi, sesudah Anda mulai bekerja.',
  running: 'Sedang memeriksa di latar belakang.',
  paused: 'Berhenti sementara.',
  resting: 'Tidak ada yang perlu diperiksa sekarang.',
} as const satisfies Record<JobState['state'], string>

export const PAUSES = {
  recording: 'Berhenti sementara karena ada perekaman.',
  battery: 'Berhenti sementara karena komputer memakai baterai.',
  asked: 'Berhenti sementara atas permintaan Anda.',
} as const satisfies Record<NonNullable<JobState['reason']>, string>

export const BROKEN_STATES = {
  damaged: 'Rusak',
  missing: 'Hilang',
} as const satisfies Record<BrokenItem['state'], string>

export const QUARANTINE_KINDS = {
  orphan: 'Berkas tersegel tanpa catatan',
  damaged: 'Berkas rusak yang sudah diganti',
  other: 'Berkas lain',
} as const satisfies Record<Quarantined['kind'], string>

export const DATABASE_STATES = {
  unchecked: 'Belum diperiksa',
  intact: 'Utuh',
  damaged: 'Rusak',
} as const satisfies Record<DatabaseCheck['state'], string>

export const words = {
  section: 'Keutuhan',
  overview: {
    title: 'Keutuhan brankas',
    body: 'Setiap halaman basis data dibaca, lalu setiap berkas dibuka segelnya dan dicocokkan dengan sidiknya, sedikit demi sedikit, sekali dalam 30 hari. Pemeriksaan mengalah kepada pekerjaan Anda dan berhenti selama perekaman atau saat memakai baterai.',
    files: 'Berkas tersegel',
    intact: 'Utuh',
    due: 'Belum atau perlu diperiksa',
    broken: 'Rusak atau hilang',
    oldest: 'Pemeriksaan terlama',
    never: 'ada yang belum pernah diperiksa',
    quarantined: 'Disisihkan',
    database: 'Basis data',
    filesOf: (count: number, size: string) => `${countText(count)} · ${size}`,
    checkAll: 'Periksa semua sekarang',
    resume: 'Lanjutkan',
    pause: 'Jeda',
    progress: (done: number, total: number) => `${countText(done)} dari ${countText(total)} berkas`,
  },
  broken: {
    title: 'Tidak cocok',
    heading: (count: number) => `${countText(count)} berkas tidak seperti saat disimpan`,
    what: 'Isinya berubah, terpotong, atau hilang dari disk. Itu dapat terjadi karena disk yang mulai rusak, gangguan listrik, atau perubahan dari luar Saksama. Yang lain di brankas tidak terpengaruh.',
    planTitle: 'Yang perlu dilakukan',
    plan: [
      'Jangan hapus, ganti nama, atau pindahkan apa pun di folder brankas.',
      'Kembalikan tiap berkas dari cadangan di bawah ini. Isinya diperiksa dahulu; berkas yang rusak disisihkan, tidak dihapus.',
      'Beri tahu ketua tim dan pengelola komputer. Ketidakcocokan dan perbaikannya tercatat pada jejak audit dan riwayat bukti.',
      'Bila berkas rusak lagi, disk komputer ini mungkin gagal: cadangkan ke media lain dan ganti disknya.',
    ],
    state: 'Keadaan',
    item: 'Berkas',
    checked: 'Diperiksa',
    repair: 'Kembalikan dari cadangan',
    repaired: 'Berkas dikembalikan dari cadangan dan cocok dengan sidiknya.',
    document: (title: string) => `Naskah: ${title}`,
    other: 'Berkas tersegel',
    folder: 'Ambil dari',
    notAllowed: 'Pengembalian dilakukan oleh ketua tim atau admin.',
  },
  database: {
    heading: 'Basis data brankas rusak di sebagian halaman',
    what: 'Halaman yang rusak tidak dapat dibuka lagi; yang lain masih terbaca. Itu dapat terjadi karena disk yang mulai rusak, gangguan listrik, atau perubahan dari luar Saksama.',
    plan: [
      'Jangan hapus, ganti nama, atau pindahkan apa pun di folder brankas, dan tunda pekerjaan baru.',
      'Buka Cadangan di Pengaturan, lalu pulihkan dari cadangan terbaru atau dari potret terbaru. Brankas yang sekarang disimpan, tidak dihapus.',
      'Sesudah pemulihan, bandingkan dengan naskah tercetak dan catat ulang yang terjadi sesudah cadangan itu.',
      'Beri tahu pengelola komputer: disk ini mungkin mulai gagal. Cadangkan ke media lain sebelum melanjutkan.',
    ],
  },
  alert: {
    database: 'Jangan hapus apa pun. Buka Keutuhan untuk melihat yang perlu dilakukan.',
    body: 'Jangan hapus apa pun. Buka Keutuhan untuk melihat berkas yang mana dan mengembalikannya dari cadangan.',
    go: 'Buka Keutuhan',
  },
  quarantine: {
    title: 'Berkas yang disisihkan',
    body: 'Saksama tidak menghapus berkas tersegel yang tidak dikenalnya. Sesudah pemulihan, berkas yang lebih baru daripada cadangan ada di sini dan kembali sendiri bila catatannya kembali.',
    kind: 'Jenis',
    size: 'Ukuran',
    at: 'Disisihkan',
    name: 'Nama',
  },
} as const
