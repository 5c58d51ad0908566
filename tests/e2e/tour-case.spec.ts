import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import type { Api } from '#shared/contract.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { fromWallClock } from '#shared/kernel/instant.ts'
import { NO_DETAILS, type StepDetails, type StepKind } from '#shared/procedure/model.ts'
import { anAct, aPerson, aReport } from '#tests/support/builders.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const [look] = LOOKS
const SUBJECT = aPerson({
  name: 'Sekar Andaikata',
  titleAfter: 'S.E.',
  nip: '198803302011012000',
  position: 'Kepala Subbagian Umum dan Kepegawaian',
  office: 'Kecamatan Misal',
})
const EXAMINER = aPerson({
  name: 'Wening Prabasari',
  titleAfter: 'M.Si.',
  nip: '197104301996032000',
  rank: 'Pembina (IV/a)',
  position: 'Kepala Bidang Penilaian Kinerja dan Disiplin',
  office: 'BKPPD Contoh Raya',
})
const OVERSEER = aPerson({
  name: 'Gending Maheswari',
  titleAfter: 'S.Sos.',
  nip: '198801312012122000',
  position: 'Auditor Ahli Muda',
  office: 'Inspektorat Contoh Raya',
})
const REGENT = aPerson({
  name: 'Baskara Contoh',
  titleAfter: '',
  nip: '',
  rank: '',
  position: 'Bupati Contoh Raya',
  office: '',
})

/** The day so many days from today in Jakarta: what is counted must still run when the picture is taken. */
const inDays = (days: number) => new Date(Date.now() + (days * 24 + 7) * 3_600_000).toISOString().slice(0, 10) as Day

type Told = Readonly<{ api: Api; caseId: CaseId; subjectId: SubjectId }>

async function openSample({ app }: Pick<Fixtures, 'app'>) {
  await app.getByRole('button', { name: 'Coba dengan contoh' }).click()
  await expect(app.getByText(/^Kata sandi brankas contoh: /)).toBeVisible({ timeout: 60_000 })
  await dress(app, look)
}

/** A second case beside that of the sample: far enough for summons, deadlines and a decision. */
async function openCase(api: Api): Promise<Told> {
  const { id: caseId, subjects } = await api.cases.open({
    title: 'Dugaan pelanggaran netralitas: menyukai unggahan pemenangan',
    subjects: [SUBJECT],
  })
  return { api, caseId, subjectId: subjects[0]!.id }
}

async function classify({ api, caseId, subjectId }: Told) {
  const at = { at: fromWallClock('2026-08-15T19:15', 'WIB'), zone: 'WIB' as const }
  const { id } = await api.classification.record({ caseId, facts: anAct(subjectId, { at }) })
  const { catalogueDigest } = await api.classification.readings({ id })
  return {
    id,
    choose: () =>
      api.classification.choose({
        id,
        readingKey: 'act.skb-d6#0',
        catalogueDigest,
        reason: 'Akun pemenangan calon yang sudah ditetapkan; lihat tangkapan layar.',
      }),
  }
}

const formTeam = ({ api, caseId, subjectId }: Told) =>
  api.team.save({
    caseId,
    team: {
      government: 'regency',
      threatened: null,
      members: [EXAMINER, OVERSEER].map((person, at) => ({
        id: randomBytes(16).toString('hex') as never,
        element: at === 0 ? 'personnel' : 'oversight',
        person,
        involved: false,
        kinship: '',
        substituteFor: null,
      })),
      posts: [{ subjectId, positionLevel: 'pengawas' }],
      vacant: [],
    },
  })

const recorderOf =
  ({ api, caseId, subjectId }: Told) =>
  (kind: StepKind, days: number, details: Partial<StepDetails> = {}) =>
    api.procedure.record({
      caseId,
      subjectId,
      kind,
      day: inDays(days),
      details: { ...NO_DETAILS, ...details },
      reason: 'Dicatat dari berkas perkara.',
    })

async function decide({ api, caseId, subjectId }: Told) {
  const { id } = await api.decisions.make({
    decision: {
      caseId,
      subjectId,
      outcome: 'sanction',
      number: '800.1.6.2/041/2026',
      decidedOn: inDays(0),
      official: { kind: 'ppk', person: REGENT },
      sanctionKey: 'sanction.pp94-turun-jabatan' as never,
      article: 'Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021',
      violation: 'Menyukai unggahan akun pemenangan calon yang sudah ditetapkan.',
      aggravating: [{ text: 'Dilakukan pada masa kampanye', evidenceId: null }],
      mitigating: [{ text: 'Belum pernah dijatuhi hukuman disiplin', evidenceId: null }],
      reason: 'Hukuman paling ringan pada tingkat ancamannya.',
    },
    authorityReason: 'Ditetapkan bupati selaku pejabat pembina kepegawaian.',
  })
  const event = { manner: null, number: '', proof: '', outcome: null, sanctionKey: null, note: '' } as const
  await api.decisions.record({ id, event: { ...event, kind: 'called', day: inDays(0) }, reason: '' })
  await api.decisions.record({
    id,
    event: {
      ...event,
      kind: 'delivered',
      day: inDays(0),
      manner: 'in_person',
      proof: 'Tanda terima ditandatangani',
    },
    reason: '',
  })
}

/** Enough for bars of different length. */
async function fillInbox(api: Api) {
  const seen = [
    ['facebook', 'posting', '2026-08-03'],
    ['facebook', 'like', '2026-09-08'],
    ['instagram', 'share', '2026-09-15'],
    ['tiktok', 'posting', '2026-10-06'],
    ['facebook', 'posting', '2026-10-07'],
  ] as const
  for (const [at, [platform, act, on]] of seen.entries()) {
    const received = { at: fromWallClock(`${on}T09:00`, 'WIB'), zone: 'WIB' as const }
    await api.reports.register({
      data: aReport({ platform, act, received, account: `@akun${at}.contoh`, url: '' }),
      reporter: null,
    })
  }
}

async function openTab(app: Page, caseId: string, tab: string) {
  await shellOf(app).open(`/perkara/${caseId}/${tab}`)
  await expect(app.getByRole('main').getByRole('tab', { selected: true })).toBeVisible()
}

test(`a case from its acts to its decision (${look.look})`, async ({ app, api }, info) => {
  test.setTimeout(180_000)
  const picture = (name: string) => checkScreen(app, info, { name, look })
  await openSample({ app })
  const told = await openCase(api)
  const { caseId } = told
  const { choose } = await classify(told)
  await openTab(app, caseId, 'klasifikasi')
  await app.getByRole('button', { name: 'Lihat kemungkinan dan pilih' }).click()
  await expect(app.getByRole('radio').first()).toBeVisible()
  await picture('klasifikasi-pilih')
  await choose()
  await formTeam(told)
  await openTab(app, caseId, 'tim')
  await expect(app.getByText('Gending Maheswari').first()).toBeVisible()
  await picture('tim-kewenangan')

  const record = recorderOf(told)
  await record('review_concluded', -20)
  await record('team_formed', -12, { number: '800/001/2026' })
  await record('summons_1', -4, { number: '800/002/2026', appointment: inDays(6) })
  await record('summons_1_delivered', -3, { delivery: 'in_person', proof: 'Tanda terima' })
  await openTab(app, caseId, 'tahapan')
  await expect(app.getByRole('list', { name: 'Yang sudah terjadi' })).toBeVisible()
  await picture('tahapan-langkah')

  for (const kind of ['examination_held', 'minutes_signed', 'findings_reported'] as const) await record(kind, 0)
  await decide(told)
  await openTab(app, caseId, 'tenggat')
  await app
    .getByRole('button', { name: /^Lihat hitungan/ })
    .first()
    .click()
  await picture('tenggat-hitungan')
  await openTab(app, caseId, 'keputusan')
  await expect(app.getByText('800.1.6.2/041/2026').first()).toBeVisible()
  await picture('keputusan-rinci')

  await fillInbox(api)
  await shellOf(app).open('/')
  await shellOf(app).home.waitFor()
  await picture('beranda-kerja')
  await shellOf(app).open('/statistik')
  await expect(app.getByRole('heading', { level: 1, name: 'Statistik' })).toBeVisible()
  await picture('statistik-angka')
})
