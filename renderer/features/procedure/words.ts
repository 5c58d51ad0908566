import type { CaseTab } from '#renderer/ui/paths.ts'
import type { Course, Delivery, StepKind, StepOrigin } from '#shared/procedure/model.ts'
import type { Level, Track } from '#shared/rules/model.ts'

export const TRACKS = {
  discipline: 'Disiplin PNS',
  ethics: 'Kode etik (Majelis)',
  pppk: 'Disiplin PPPK',
  contract: 'Non-ASN (perjanjian kerja)',
  criminal_referral: 'Penerusan dugaan pidana',
} as const satisfies Record<Track, string>

export const LEVELS = { light: 'Ringan', moderate: 'Sedang', severe: 'Berat' } as const satisfies Record<Level, string>

export const DELIVERIES = {
  in_person: 'Diserahkan langsung',
  posted: 'Dikirim (pos atau kurir)',
  refused: 'Menolak menerima',
  electronic: 'Surat elektronik',
} as const satisfies Record<Delivery, string>

export const ORIGINS = {
  recorded: '',
  report: 'dari laporan',
  case: 'dari keadaan perkara',
  interview: 'dari tab Pemeriksaan',
  document: 'dari tab Naskah',
  decision: 'dari tab Keputusan',
} as const satisfies Record<StepOrigin, string>

export const COURSE_ORIGINS = {
  classification: 'menurut klasifikasi yang dipilih',
  officer: 'dipilih petugas',
  employment: 'menurut jenis pegawai, belum diklasifikasikan',
} as const satisfies Record<Course['origin'], string>

/** Where a step is done when the program itself helps with it; what is done there is recorded by itself. */
export const DONE_AT: Partial<Record<StepKind, Readonly<{ tab: CaseTab; label: string }>>> = {
  clarification_held: { tab: 'pemeriksaan', label: 'Siapkan klarifikasi' },
  examination_held: { tab: 'pemeriksaan', label: 'Siapkan pemeriksaan' },
  minutes_signed: { tab: 'naskah', label: 'Buka berita acara' },
  team_formed: { tab: 'tim', label: 'Susun tim' },
  decision_made: { tab: 'keputusan', label: 'Buat keputusan' },
  decision_sent: { tab: 'keputusan', label: 'Catat pengiriman' },
  decision_delivered: { tab: 'keputusan', label: 'Catat penyampaian' },
  decision_effective: { tab: 'keputusan', label: 'Catat mulai berlaku' },
  objection_decided: { tab: 'keputusan', label: 'Catat putusan keberatan' },
  appeal_decided: { tab: 'keputusan', label: 'Catat putusan banding' },
  sanction_served: { tab: 'keputusan', label: 'Catat selesai dijalani' },
  record_uploaded: { tab: 'keputusan', label: "Siapkan unggahan I'DIS" },
}

export const words = {
  next: 'Langkah berikutnya',
  record: 'Catat langkah ini',
  recordDone: 'Catat saja tanggalnya',
  unclassified: 'Perbuatan belum diklasifikasikan; jalur dan ancaman hukuman diambil dari jenis pegawai.',
  classify: 'Pilih klasifikasi',
  others: 'Langkah lain yang mungkin sekarang',
  anyStep: 'Catat langkah lain…',
  finished: 'Tidak ada langkah lagi',
  finishedBody: 'Semua langkah untuk terlapor ini sudah tercatat.',
  closed: 'Perkara ini ditutup. Buka kembali bila perlu mencatat langkah.',
  missing: 'Perlu dilengkapi lebih dahulu',
  warnings: 'Perhatian',
  all: 'Lihat semua tahapan',
  course: 'Jalur',
  level: 'Ancaman hukuman',
  levelUnknown: 'Belum ditetapkan',
  crime: 'Dugaan pidana',
  crimeHint: 'Diteruskan ke Bawaslu/Gakkumdu di samping jalur ini.',
  changeCourse: 'Ubah jalur',
  courseTitle: 'Jalur dan ancaman hukuman',
  courseHint: 'Dipakai sampai klasifikasi perbuatan dipilih kembali.',
  courseSaved: 'Jalur perkara tersimpan.',
  reason: 'Alasan',
  reasonHint: 'Dicatat pada langkah ini dan pada jejak audit.',
  history: 'Yang sudah terjadi',
  historyHint: 'Menurut urutan kejadian. "Dicatat" adalah saat petugas menuliskannya.',
  empty: 'Belum ada langkah tercatat.',
  recordedAt: 'Dicatat',
  appointment: (day: string) => `untuk ${day}`,
  because: 'Alasan:',
  withdraw: 'Tarik',
  withdrawOf: (name: string) => `Tarik langkah "${name}"`,
  withdrawTitle: 'Tarik langkah yang keliru?',
  withdrawBody: 'Langkah tetap terlihat di bawah "Ditarik" beserta alasannya.',
  withdrawn: 'Ditarik',
  withdrew: 'Langkah ditarik.',
  recorded: (name: string) => `Langkah dicatat: ${name}.`,
  dialog: {
    title: (name: string) => `Catat: ${name}`,
    kind: 'Langkah',
    day: 'Tanggal kejadian',
    intro: 'Isi kapan hal ini terjadi; kapan dan oleh siapa dicatat ditambahkan sendiri.',
    number: 'Nomor surat atau keputusan',
    appointment: 'Hari pemeriksaan yang ditetapkan',
    delivery: 'Cara penyampaian',
    proof: 'Bukti',
    proofHint: 'Misalnya tanda terima, nomor resi, atau saksi.',
    note: 'Catatan',
    releaseNote: 'Catatan (siapa pelaksana hariannya)',
    checking: 'Memeriksa urutan…',
    refused: 'Bertentangan dengan yang tercatat',
    advised: 'Tidak sesuai urutan yang lazim',
    advisedBody: 'Langkah ini tetap dapat dicatat dengan alasan.',
    submit: 'Catat',
  },
} as const
