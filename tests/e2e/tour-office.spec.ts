import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chromiumFlags } from '#electron/hosts/web/chromium.ts'
import { anchorWords } from '#shared/audit/anchor-text.ts'
import type { Api } from '#shared/contract.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { fromWallClock } from '#shared/kernel/instant.ts'
import type { Right } from '#shared/users/model.ts'
import { aReport, aReporter } from '#tests/support/builders.ts'
import { inventPeople } from '#tests/support/people.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { passwordOf } from '#tests/support/users.ts'
import config from '../playwright.config.ts'
import { aCase, anItem, anOpenVault, CASE_PASSWORD, putBack } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { backupOf } from './page-models/backup-page.ts'
import { doorOf } from './page-models/door.ts'
import { reportsOf } from './page-models/reports.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

// The self-test of Jaminan luring tells of switches of the browser: as the program starts it.
const { launchOptions } = config.use ?? {}
const webRtc = chromiumFlags('', 0).filter((flag) => flag.startsWith('--webrtc'))
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...webRtc] } })

const [look] = LOOKS
const PEOPLE = inventPeople(40, 7)
const USERS = [
  {
    name: 'Tirta Anggara',
    login: 'tirta.anggara',
    position: 'Analis Hukum Ahli Muda',
    rights: ['examiner', 'team_lead'],
  },
  { name: 'Laras Misalnya', login: 'laras', position: 'Pengadministrasi Umum', rights: ['intake'] },
  { name: 'Ratna Andaikata', login: 'ratna', position: 'Kepala Badan', rights: ['leader'] },
] satisfies { name: string; login: string; position: string; rights: Right[] }[]
const HEADINGS = 'No;NIP BARU;NAMA;GOL. RUANG;JABATAN;OPD;TMT JABATAN'
const at = (time: string) => ({ at: fromWallClock(time, 'WIB'), zone: 'WIB' as const })

/** As an office exports it: one NIP short of digits, one date that is none, one row without a name. */
const CSV = [
  HEADINGS,
  ...PEOPLE.map(({ person }, row) =>
    [
      row + 1,
      row === 5 ? '123' : person.nip,
      person.name,
      person.rank,
      person.position,
      person.office,
      row === 6 ? '31/31/2020' : '01/02/2020',
    ].join(';'),
  ),
  '41;;;;;Dinas Contoh;',
].join('\r\n')

/** Gives back the report of an account that another report names, too. */
async function fillInbox(api: Api) {
  const members = [{ name: 'Tirta Anggara', role: 'Ketua', office: 'BKPPD Contoh' }]
  const decree = 'Keputusan Nomor 000 tanggal 1 September 2026'
  await api.monitoring.saveTeam({ id: null, team: { name: 'Tim Pemantau Contoh', decree, active: true, members } })
  const act = { platform: 'facebook', act: 'posting', url: '' } as const
  const first = await api.reports.register({
    data: aReport({ ...act, account: '@sekar.contoh', received: at('2026-10-12T08:15') }),
    reporter: aReporter(),
  })
  await api.reports.register({
    data: aReport({ ...act, account: 'facebook.com/sekar.contoh', received: at('2026-10-13T10:05'), act: 'like' }),
    reporter: null,
  })
  const origin = {
    ...aReport().origin,
    number: 'SBT-0001',
    day: '2026-10-05' as Day,
    ppkReceived: '2026-10-06' as Day,
  }
  await api.reports.register({
    data: aReport({ source: 'bkn', origin, account: '@pratama.contoh', url: '', received: at('2026-10-06T09:00') }),
    reporter: null,
  })
  return first
}

async function importPeople(app: Page) {
  await shellOf(app).open('/pegawai/impor')
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Pilih berkas…' }).click()
  await (await chooser).setFiles([{ name: 'pegawai.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }])
  await app.getByRole('button', { name: 'Periksa semua baris' }).click()
  await expect(app.getByText('Nama kosong; baris ini tidak diimpor.')).toBeVisible()
}

async function checkNames(app: Page) {
  const [first, second] = PEOPLE
  const names = `Nama\tPartai\nDrs. H. ${first!.person.name.toUpperCase()}, M.Si\tPartai Contoh\n${second!.person.name.replace('j', 'dj').replaceAll('u', 'oe')}\tPartai Contoh`
  await shellOf(app).open('/periksa-nama/baru')
  await app.getByLabel('Nama daftar').fill('Anggota partai contoh, Oktober 2026')
  await app.getByRole('tab', { name: 'Tempel' }).click()
  await app.getByLabel('Nama, satu baris satu orang').fill(names)
  await app.getByRole('button', { name: 'Baca tempelan' }).click()
  await app.getByRole('button', { name: 'Simpan dan cocokkan' }).click()
  await expect(app.getByRole('article').first()).toContainText('100 dari 100')
}

test(`the inbox, the register and the name check (${look.look})`, async ({ app, api }, info) => {
  test.setTimeout(180_000)
  const picture = (name: string) => checkScreen(app, info, { name, look })
  await aCase({ api })
  const { number } = await fillInbox(api)
  await app.reload()
  await dress(app, look)
  await shellOf(app).open('/laporan')
  await expect(app.getByText('1 serupa').first()).toBeVisible()
  await picture('laporan-kotak')
  await app.getByRole('link', { name: number }).click()
  const reveal = 'Buka identitas pelapor'
  await reportsOf(app).reveal()
  await shellOf(app).confirm(reveal, 'Meminta keterangan tambahan.')
  await expect(app.getByText('Larasati Pelapor Contoh')).toBeVisible()
  await app.getByRole('button', { name: 'Catat pengungkapan' }).scrollIntoViewIfNeeded()
  await picture('pelapor')
  await shellOf(app).open('/laporan/pemantauan')
  await app.getByRole('combobox', { name: 'Tim pemantau' }).click()
  await app.getByRole('option', { name: 'Tim Pemantau Contoh' }).click()
  await app.getByLabel('Dilihat oleh').fill('Tirta Anggara')
  await app.getByLabel('Akun', { exact: true }).fill('@baru.contoh')
  await app.keyboard.press('Enter')
  await expect(app.getByLabel('Akun', { exact: true })).toHaveValue('')
  await app.getByLabel('Akun', { exact: true }).fill('facebook.com/SEKAR.contoh')
  await expect(app.getByText('Pernah dilaporkan')).toBeVisible()
  await picture('temuan-beruntun')
  await importPeople(app)
  await app.getByText('Hasil pemeriksaan').scrollIntoViewIfNeeded()
  await picture('pegawai-impor')
  await app.getByRole('button', { name: 'Impor 40 pegawai' }).click()
  await expect(app.getByText('Selesai: 40 pegawai baru, 0 diperbarui.')).toBeVisible()
  await checkNames(app)
  await picture('periksa-nama-putusan')
})

test(`users, keys, rules and calendar (${look.look})`, async ({ app, api }, info) => {
  test.setTimeout(180_000)
  const picture = (name: string) => checkScreen(app, info, { name, look })
  await anOpenVault({ api })
  for (const user of USERS) await api.users.add({ ...user, password: passwordOf(user.login), passwordBy: 'admin' })
  await app.reload()
  await dress(app, look)
  for (const [name, segment] of [
    ['pengguna', 'pengguna'],
    ['kunci-brankas', 'kunci'],
    ['aturan', 'aturan'],
    ['kalender-kerja', 'kalender'],
  ] as const) {
    await shellOf(app).open(`/pengaturan/${segment}`)
    await expect(app.getByRole('main').getByRole('tab', { selected: true })).toBeVisible()
    await picture(name)
  }
  await shellOf(app).open('/pengaturan/luring')
  await app.getByRole('button', { name: 'Jalankan uji sendiri' }).click()
  await expect(app.getByText('Semua jalan keluar tertutup.')).toBeVisible({ timeout: 60_000 })
  await picture('jaminan-luring')
  await shellOf(app).lock()
  await expect(doorOf(app).unlockTitle).toBeVisible()
  await app.getByRole('combobox', { name: 'Nama masuk' }).fill('tirta.anggara')
  await app.keyboard.press('Escape')
  await picture('buka-brankas')
})

test(`backup, restore and what has been damaged (${look.look})`, async ({ app, api, core, dataDir }, info) => {
  test.setTimeout(180_000)
  const picture = (name: string) => checkScreen(app, info, { name, look })
  const medium = mkdtempSync(join(tmpdir(), 'CADANGAN-'))
  const caseId = await aCase({ api })
  await anItem({ api, core }, caseId, { name: 'unggahan.png', bytes: pngBytes(8, 8) })
  await anItem({ api, core }, caseId, { name: 'profil.png', bytes: pngBytes(9, 9) })
  await app.reload()
  await dress(app, look)
  const page = backupOf(app)
  await shellOf(app).open('/pengaturan/cadangan')
  await page.chooseFolder(medium)
  await expect(app.getByRole('combobox', { name: 'Folder cadangan' })).toHaveValue(/CADANGAN-/)
  await page.backUp()
  await expect(page.finished).toBeVisible()
  await picture('cadangan')
  await anItem({ api, core }, caseId, { name: 'sesudah.png', bytes: pngBytes(10, 10) })
  await page.restore()
  await page.password.fill(CASE_PASSWORD)
  await page.prepare()
  await expect(app.getByText('Salinan sudah siap dan utuh')).toBeVisible()
  await picture('pulihkan')

  const blobs = join(dataDir, 'brankas', 'blobs')
  const [shelf = ''] = readdirSync(blobs)
  const [id = ''] = readdirSync(join(blobs, shelf))
  writeFileSync(join(blobs, shelf, id), Buffer.alloc(400, 1))
  await shellOf(app).open('/pengaturan/keutuhan')
  await app.getByRole('button', { name: 'Periksa semua sekarang' }).click()
  await expect(app.getByRole('alert')).toContainText('1 berkas tidak seperti saat disimpan')
  await picture('keutuhan')
  rmSync(medium, { recursive: true })
})

test(`a head from paper, and a vault that went back (${look.look})`, async ({ app, api, dataDir }, info) => {
  test.setTimeout(120_000)
  const picture = (name: string) => checkScreen(app, info, { name, look })
  await aCase({ api })
  const head = await api.audit.head()
  await app.reload()
  await dress(app, look)
  await shellOf(app).open('/jejak')
  const panel = app.getByRole('region', { name: 'Periksa kepala dari kertas' })
  await panel.getByLabel('Nomor entri').fill(String(head.seq))
  await panel.getByLabel('Kata atau sidik').fill(anchorWords(head).join(' '))
  await panel.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(panel.getByText('Cocok: kepala itu bagian dari jejak audit ini')).toBeVisible()
  await panel.getByText('Cocok: kepala itu bagian dari jejak audit ini').scrollIntoViewIfNeeded()
  await picture('jangkar-kertas')

  await putBack({ api, dataDir }, async () => {
    for (let times = 0; times < 3; times += 1) await api.reports.register({ data: aReport(), reporter: null })
  })
  await shellOf(app).open('/jejak')
  await app.getByRole('region', { name: 'Pengembalian brankas' }).scrollIntoViewIfNeeded()
  await picture('spanduk-merah')
})
