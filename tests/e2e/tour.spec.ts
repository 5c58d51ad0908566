import type { Page } from '@playwright/test'
import type { Api } from '#shared/contract.ts'
import { expect, test } from './fixtures.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

type Screen = Readonly<{ name: string; path: string; heading: string | RegExp; tab?: string }>

/** Sections of the settings beside the first. */
const SETTINGS = [
  ['naskah', 'Naskah'],
  ['aturan', 'Aturan'],
  ['kalender', 'Kalender kerja'],
  ['keamanan', 'Keamanan'],
  ['pengguna', 'Pengguna'],
  ['cadangan', 'Cadangan'],
  ['keutuhan', 'Keutuhan'],
  ['kunci', 'Kunci brankas'],
  ['luring', 'Jaminan luring'],
  ['tentang', 'Tentang'],
] as const

/** Every screen of the sample case, as the user's guide shows it. */
async function screensOf(api: Api): Promise<readonly Screen[]> {
  const [found] = await api.cases.list({})
  const [report] = await api.reports.list({})
  if (!found || !report) throw new Error('The sample is empty.')
  const target = { kind: 'case' as const, id: found.id }
  const evidence = await api.evidence.list({ target })
  const picture = evidence.find(({ kind, derivedFrom }) => kind === 'image' && derivedFrom === null)
  const sound = evidence.find(({ kind }) => kind === 'audio')
  const [interview] = await api.interviews.list({ caseId: found.id })
  const document = await api.documents.draft({ interviewId: interview?.id ?? '', kind: 'clarification_minutes' })
  const perkara = `/perkara/${found.id}`
  const caseTab = (name: string, path: string, tab: string): Screen => ({ name, path, heading: found.title, tab })
  return [
    { name: 'beranda', path: '/', heading: 'Beranda' },
    { name: 'laporan', path: '/laporan', heading: 'Laporan' },
    { name: 'laporan-rinci', path: `/laporan/${report.id}`, heading: /^Laporan L-/ },
    { name: 'perkara', path: '/perkara', heading: 'Perkara' },
    caseTab('perkara-ikhtisar', perkara, 'Ikhtisar'),
    caseTab('tahapan', `${perkara}/tahapan`, 'Tahapan'),
    caseTab('tenggat', `${perkara}/tenggat`, 'Tenggat'),
    caseTab('bukti', `${perkara}/bukti`, 'Bukti'),
    { name: 'bukti-rinci', path: `${perkara}/bukti/${picture?.id}`, heading: /^B-1 / },
    { name: 'bukti-rekaman', path: `${perkara}/bukti/${sound?.id}`, heading: /^B-3 Rekaman/ },
    { name: 'anotasi', path: `${perkara}/bukti/${picture?.id}/anotasi`, heading: /^Anotasi B-1/ },
    caseTab('klasifikasi', `${perkara}/klasifikasi`, 'Klasifikasi'),
    caseTab('tim', `${perkara}/tim`, 'Tim & kewenangan'),
    caseTab('pemeriksaan', `${perkara}/pemeriksaan`, 'Pemeriksaan'),
    { name: 'pemeriksaan-rinci', path: `${perkara}/pemeriksaan/${interview?.id}`, heading: /^Klarifikasi / },
    caseTab('naskah', `${perkara}/naskah`, 'Naskah'),
    { name: 'naskah-rinci', path: `${perkara}/naskah/${document.id}`, heading: /^Berita Acara Klarifikasi/ },
    caseTab('keputusan', `${perkara}/keputusan`, 'Keputusan'),
    caseTab('perkara-jejak', `${perkara}/jejak`, 'Jejak'),
    { name: 'pegawai', path: '/pegawai', heading: 'Pegawai' },
    { name: 'periksa-nama', path: '/periksa-nama', heading: 'Periksa nama' },
    { name: 'statistik', path: '/statistik', heading: 'Statistik' },
    { name: 'jejak', path: '/jejak', heading: 'Jejak audit' },
    { name: 'verifikasi', path: '/verifikasi', heading: 'Verifikasi' },
    { name: 'pengaturan', path: '/pengaturan', heading: 'Pengaturan' },
    ...SETTINGS.map(([segment, tab]) => ({
      ...{ name: `pengaturan-${segment}`, path: `/pengaturan/${segment}`, heading: 'Pengaturan' },
      tab,
    })),
  ]
}

async function visit(page: Page, { path, heading, tab }: Screen): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${path}`)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  if (tab) await expect(main.getByRole('tab', { name: tab, exact: true, selected: true })).toBeVisible()
  if (path.includes('/naskah/'))
    await expect(page.getByRole('article', { name: 'Halaman 1', exact: true })).toBeVisible({ timeout: 60_000 })
}

for (const look of LOOKS) {
  test.describe(look.look, () => {
    test.use({ viewport: look.viewport, deviceScaleFactor: look.deviceScaleFactor })
    test(`every screen of the sample is readable and fits (${look.look})`, async ({ app, api }, info) => {
      test.setTimeout(420_000)
      await app.getByRole('button', { name: 'Coba dengan contoh' }).click()
      await expect(app.getByText(/^Kata sandi brankas contoh: /)).toBeVisible({ timeout: 60_000 })
      const screens = await screensOf(api)
      await dress(app, look)
      for (const screen of screens) {
        await visit(app, screen)
        await checkScreen(app, info, { name: screen.name, look })
      }
    })
  })
}
