import { chromiumFlags } from '#electron/hosts/web/chromium.ts'
import config from '../playwright.config.ts'
import { expect, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

// The one rule that is a switch of the browser: as the program starts it.
const webRtc = chromiumFlags('', 0).filter((flag) => flag.startsWith('--webrtc'))
const { launchOptions } = config.use ?? {}
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...webRtc] } })

const PASSWORD = 'empat kata tanpa hubungan'

test('the self-test tries every way out, and what was held back is listed', async ({ app, api, server }, info) => {
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  await shellOf(app).open('/pengaturan/luring')
  await expect(app.getByText('Belum ada upaya yang ditahan.')).toBeVisible()
  const asked: string[] = []
  app.on('requestfinished', (request) => asked.push(request.url()))
  await app.getByRole('button', { name: 'Jalankan uji sendiri' }).click()
  await expect(app.getByText('Semua jalan keluar tertutup.')).toBeVisible({ timeout: 60_000 })
  await expect(app.getByText('Tidak ditahan', { exact: true })).toHaveCount(0)
  expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
  await expect(app.getByText('uji sendiri', { exact: true }).first()).toBeVisible()
  await expect(app.getByRole('cell', { name: 'https://uji.saksama.invalid' }).first()).toBeVisible()

  // A foreign program on this computer is listed too, and what it asked for is not.
  const refused = await fetch(`${server.url}perkara-rahasia`)
  expect(refused.status).toBe(403)
  const attempts = await api.guarantees.attempts()
  expect(attempts[0]).toMatchObject({ kind: 'foreign_caller', target: 'token', tested: false })
  for (const look of LOOKS) {
    await dress(app, look)
    await checkScreen(app, info, { name: 'jaminan-luring', look })
  }
})

test('the rules shown are those in force', async ({ app, api, server }) => {
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  await shellOf(app).open('/pengaturan/luring')
  const sent = (await app.request.get(server.url)).headers()['content-security-policy'] ?? ''
  const rule = app.getByRole('listitem').filter({ hasText: 'Halaman tidak dapat memuat apa pun dari luar' })
  await rule.getByText(/^Lihat \d+ nilai/).click()
  await expect(rule.locator('pre')).toHaveText(sent.split('; ').join('\n'))
  const address = app.getByRole('listitem').filter({ hasText: 'Peladen hanya mendengar komputer ini' })
  await address.getByText(/^Lihat \d+ nilai/).click()
  await expect(address.locator('pre')).toHaveText(`127.0.0.1:${server.port}`)
})

test('what the page copied is taken from the clipboard at lock, and nothing else is', async ({ app, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  await shellOf(app).open('/pengaturan/tentang')
  const clipboard = () => app.evaluate(() => navigator.clipboard.readText())
  const copyName = async () => {
    await app.getByRole('main').getByText('Wening Prabasari').selectText()
    await app.keyboard.press('Control+c')
    await expect.poll(clipboard).toBe('Wening Prabasari')
  }
  await copyName()
  await app.keyboard.press('Control+l')
  await expect.poll(async () => (await api.vault.status()).state).toBe('locked')
  expect(await clipboard()).toBe('')

  await api.vault.unlock({ password: PASSWORD, login: null })
  await app.reload()
  await copyName()
  await app.evaluate(() => navigator.clipboard.writeText('milik program lain'))
  await app.keyboard.press('Control+l')
  await expect.poll(async () => (await api.vault.status()).state).toBe('locked')
  expect(await clipboard()).toBe('milik program lain')
})

test('what the page copied is taken from the clipboard after two minutes', async ({ app, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
  await app.clock.install()
  await shellOf(app).open('/pengaturan/tentang')
  const clipboard = () => app.evaluate(() => navigator.clipboard.readText())
  const now = () => app.evaluate(() => Date.now())
  await app.getByRole('main').getByText('Wening Prabasari').selectText()
  const before = await now()
  await app.keyboard.press('Control+c')
  await expect.poll(clipboard).toBe('Wening Prabasari')
  const after = await now()
  // Copied somewhere between the two; the clock stands while the page is asked.
  await app.clock.pauseAt(before + 119_000)
  expect(await clipboard()).toBe('Wening Prabasari')
  await app.clock.pauseAt(after + 120_000)
  await expect.poll(clipboard).toBe('')
})
