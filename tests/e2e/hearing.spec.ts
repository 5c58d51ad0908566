import { aHearing, CASE_PASSWORD } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'
import { hearingPage } from './page-models/hearing-page.ts'

test('a hearing is recorded, read back, corrected, closed and written down', async ({ app, api }) => {
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await expect(hearing.recording).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara sehat?', 'Sehat.')
  await hearing.recordedFor(2)
  await hearing.ask(2, 'Kapan unggahan itu dibuat?', 'Senin malam.')
  await hearing.finish()

  await app.getByRole('button', { name: /^Dengarkan .*nomor 2$/ }).click()
  const player = app.locator('audio')
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(1)
  expect(await player.evaluate((audio: HTMLAudioElement) => Number.isFinite(audio.duration))).toBe(true)

  await hearing.press('Bacakan kembali')
  await app.getByText('0 dari 2 sudah dibacakan').waitFor()
  await app.keyboard.press('Enter')
  await app.getByText('1 dari 2 sudah dibacakan').waitFor()
  await hearing.press('Perbaiki')
  await app.getByLabel('Jawaban yang benar').fill('Selasa pagi.')
  await app.getByLabel('Alasan perbaikan').fill('salah ingat')
  await hearing.press('Simpan perbaikan')
  await expect(app.getByText('2 dari 2 sudah dibacakan')).toBeVisible()
  await expect(app.locator('del', { hasText: 'Senin malam.' })).toBeVisible()

  await hearing.press('Akhiri pembacaan kembali')
  await hearing.press('Tutup pemeriksaan')
  await hearing.inDialog('Tutup pemeriksaan')
  await expect(app.getByText('Ditutup', { exact: true })).toBeVisible()
  await hearing.press('Buat berita acara')
  await expect(app).toHaveURL(/\/naskah\/[0-9a-f]{32}$/)

  const kept = await api.interviews.get({ id })
  expect(kept.exchanges).toMatchObject([
    { answer: 'Sehat.', review: 'confirmed' },
    { answer: 'Senin malam.', review: 'corrected', corrections: [{ answer: 'Selasa pagi.', reason: 'salah ingat' }] },
  ])
  expect(kept.recordings.length).toBeGreaterThan(0)
})

test('a lock in the middle loses neither words nor sound', async ({ app, api }) => {
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await expect(hearing.recording).toBeVisible()
  await hearing.ask(1, 'Pertanyaan terakhir?', 'Jawaban yang tidak boleh hilang')
  await app.getByRole('button', { name: 'Kunci' }).click()
  await doorOf(app).unlock(CASE_PASSWORD)
  await expect(hearing.answer(1)).toHaveValue('Jawaban yang tidak boleh hilang')
  await expect.poll(async () => (await api.interviews.get({ id })).recordings[0]?.mediaId ?? null).not.toBeNull()
  await hearing.press('Lanjutkan')
  await expect(hearing.recording).toBeVisible()
})

test('without a microphone the hearing goes on, and recording begins when one is plugged in', async ({ app, api }) => {
  await app.addInitScript(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const gone = () => Promise.reject(new DOMException('', 'NotFoundError'))
    navigator.mediaDevices.getUserMedia = gone
    window.addEventListener('plug', () => {
      navigator.mediaDevices.getUserMedia = real
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
    })
  })
  await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await expect(app.getByText('Mikrofon tidak ditemukan')).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara mendengar?', 'Ya.')
  await app.evaluate(() => window.dispatchEvent(new Event('plug')))
  await expect(hearing.recording).toBeVisible()
  await expect(hearing.answer(1)).toHaveValue('Ya.')
})

test('who is not willing is heard no further', async ({ app, api }) => {
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.press('Mulai pemeriksaan')
  await app.getByLabel('Tidak bersedia').check()
  await expect(app.getByRole('button', { name: 'Catat tidak bersedia' })).toBeDisabled()
  await app.getByLabel('Alasan tidak bersedia').fill('Menunggu pendamping.')
  await hearing.press('Catat tidak bersedia')
  await expect(app.getByRole('main').getByText('Tidak bersedia', { exact: true })).toBeVisible()
  expect((await api.interviews.get({ id })).state).toBe('declined')
})
