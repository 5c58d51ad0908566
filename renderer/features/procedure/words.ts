import type { CaseTab } from '#renderer/ui/paths.ts'
import { STEP_OF_EVENT } from '#shared/procedure/decided.ts'
import type { Course, Delivery, Step, StepKind, StepOrigin } from '#shared/procedure/model.ts'

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

type Place = Readonly<{
  tab: CaseTab
  label: string
  /** What is done there is recorded by itself. `byHand`: its day may, or must, be recorded here as well. */
  byHand: boolean
}>
const HEARING = { tab: 'pemeriksaan', byHand: true } as const
const OPEN_DECISION = 'Buka tab Keputusan'
const DECISION: Place = { tab: 'keputusan', label: OPEN_DECISION, byHand: false }

/** Where a step is done when the program itself helps with it. */
const DONE_AT: Partial<Record<StepKind, Place>> = {
  clarification_held: { ...HEARING, label: 'Siapkan klarifikasi' },
  examination_held: { ...HEARING, label: 'Siapkan pemeriksaan' },
  minutes_signed: { tab: 'naskah', label: 'Buka berita acara', byHand: true },
  team_formed: { tab: 'tim', label: 'Susun tim', byHand: true },
  decision_made: DECISION,
  ...Object.fromEntries(Object.values(STEP_OF_EVENT).map((kind) => [kind, DECISION])),
}

/** An office that recorded its decision by hand goes on by hand. */
export const placeOf = (kind: StepKind, steps: readonly Pick<Step, 'kind' | 'origin'>[]): Place | undefined => {
  const place = DONE_AT[kind]
  const byHand = steps.some((step) => step.kind === 'decision_made' && step.origin === 'recorded')
  return place === DECISION && byHand ? undefined : place
}

export const words = {
  next: 'Langkah berikutnya',
  record: 'Catat langkah ini',
  recordDone: 'Sudah dilakukan, catat tanggalnya',
  openDecision: OPEN_DECISION,
  byItself: 'Tahapan terisi sendiri dari tab itu.',
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
  levelMoral: 'Sanksi moral',
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
    refused: 'Bertentangan dengan yang tercatat',
    advised: 'Tidak sesuai urutan yang lazim',
    advisedBody: 'Langkah ini tetap dapat dicatat dengan alasan.',
    submit: 'Catat',
  },
} as const
