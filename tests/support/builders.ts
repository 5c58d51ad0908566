import type { SubjectId } from '#shared/cases/model.ts'
import type { ActFacts } from '#shared/classification/model.ts'
import { fromWallClock, toInstant } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { NO_ORIGIN, type ReportData, type Reporter } from '#shared/reports/model.ts'

/** Valid by default; override one thing. All people are invented. */
export const aPerson = (over: Partial<Person> = {}): Person => ({
  name: 'Rangga Sasmaya',
  titleBefore: '',
  titleAfter: 'S.Kom.',
  nip: '199002302015031000',
  employment: 'pns',
  rank: 'Penata Muda Tingkat I (III/b)',
  position: 'Pengelola Data',
  office: 'Dinas Contoh',
  ...over,
})

export const aReport = (over: Partial<ReportData> = {}): ReportData => ({
  source: 'public',
  sourceReference: '',
  received: { at: toInstant(new Date('2026-10-12T01:15:00Z')), zone: 'WIB' },
  platform: 'facebook',
  account: '@akun.contoh',
  url: 'https://lini.contoh.invalid/1',
  act: 'posting',
  seen: null,
  narrative: 'Unggahan ajakan memilih.',
  origin: NO_ORIGIN,
  suspectName: '',
  suspectNip: '',
  ...over,
})

export const aReporter = (over: Partial<Reporter> = {}): Reporter => ({
  name: 'Larasati Pelapor Contoh',
  phone: '0800-0000-1234',
  email: 'larasati@contoh.invalid',
  handle: '@larasati.contoh',
  address: 'Jalan Rahasia 7',
  note: 'tetangga sebelah',
  ...over,
})

/** A like for a candidate during a campaign. */
export const anAct = (subjectId: SubjectId, over: Partial<ActFacts> = {}): ActFacts => ({
  subjectId,
  at: { at: fromWallClock('2026-10-10T19:15', 'WIB'), zone: 'WIB' },
  platform: 'facebook',
  deed: 'deed.like',
  description: 'Menyukai unggahan akun pemenangan.',
  election: 'regional',
  electionName: 'Pilkada Contoh Raya 2026',
  stage: 'campaign',
  supported: 'Pasangan Contoh',
  status: 'candidate',
  statusBasis: 'Keputusan KPU Nomor 000',
  evidenceIds: [],
  ...over,
})

/** Text that has broken programs before. */
export const HARD_NAMES = [
  `O'Brien "Kutip" \\ garis`,
  'Nama 👩‍⚖️🇮🇩 emoji',
  'عبد الله ابن مثال',
  'ꦱꦏ꧀ꦱꦩ ꦕꦺꦴꦤ꧀ꦠꦺꦴꦃ',
  "Robert'); DROP TABLE cases;--",
  '%_%',
  '<script>alert(1)</script>',
] as const
