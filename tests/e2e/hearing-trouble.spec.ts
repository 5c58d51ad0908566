import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aHearing, anItem, anOpenCase } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { hearingPage } from './page-models/hearing-page.ts'
import { shellOf } from './page-models/shell.ts'

const LONG = 'Seingat saya, foto itu diambil pada acara keluarga. '.repeat(100).slice(0, 5000).trimEnd()
const HARD = [
  `“Kutip” 'tunggal' \\ <b>bukan tanda</b> & 👩‍⚖️🇮🇩`,
  'قال: «هذا مثال» ثم سكت 123.',
  'ꦱꦏ꧀ꦱꦩ ꦕꦺꦴꦤ꧀ꦠꦺꦴꦃ',
  `Campuran: kata שלום lalu عربي lalu kembali ke Indonesia.\nBaris kedua.`,
] as const

test('a clarification is prepared with two examiners and keeps the hardest answers as typed', async ({
  app,
  api,
  core,
}) => {
  const opened = await anOpenCase({ api })
  const evidence = await anItem({ api, core }, opened.id, { name: 'tangkapan.png', bytes: pngBytes(40, 30) })
  await shellOf(app).open(`/perkara/${opened.id}/pemeriksaan`)
  const hearing = hearingPage(app)
  await hearing.prepare('Ruang Rapat Contoh', ['Dyah Pemeriksa', `O'Brien "Kutip" ꦱꦏ꧀ꦱꦩ`])
  await hearing.press('Simpan')
  await expect(app.getByRole('heading', { level: 1 })).toContainText('Klarifikasi Rangga Sasmaya')
  await hearing.start()
  await expect(hearing.recording).toBeVisible()

  for (const [index, answer] of HARD.entries()) {
    await hearing.ask(index + 1, `Pertanyaan ${index + 1}?`, '')
    await app.keyboard.insertText(answer)
  }
  await hearing.ask(5, 'Ceritakan selengkapnya.', '')
  await app.keyboard.insertText(LONG)
  await expect(hearing.exchange(5).getByText(/^Tersimpan/)).toBeVisible()

  await hearing.exchange(2).getByRole('button', { name: 'Tautkan bukti' }).click()
  await app
    .getByRole('dialog')
    .getByRole('checkbox', { name: new RegExp(`^${evidence.number}`) })
    .click()
  await hearing.inDialog('Selesai')
  await expect(hearing.exchange(2).getByRole('button', { name: `Lepaskan ${evidence.number}` })).toBeVisible()

  await hearing.press('Jeda')
  await app.getByLabel('Alasan jeda').fill('istirahat salat')
  await hearing.inDialog('Jeda')
  await expect(hearing.notRecording).toBeVisible()
  await hearing.press('Lanjutkan')
  await expect(hearing.recording).toBeVisible()
  await hearing.finish()
  await expect(app.getByText('istirahat salat', { exact: false }).first()).toBeVisible()

  const [summary] = await api.interviews.list({ caseId: opened.id })
  const kept = await api.interviews.get({ id: summary!.id })
  expect(kept.exchanges.map(({ answer }) => answer)).toEqual([...HARD, LONG])
  expect(kept.exchanges[1]!.evidenceIds).toEqual([evidence.id])
  expect(kept.exchanges.every(({ sound }) => sound !== null)).toBe(true)
  expect(kept.participants.map(({ role }) => role)).toEqual(['examiner', 'examiner'])
  expect(kept.recordings).toHaveLength(2)
  await expect(hearing.answer(2)).toHaveCSS('unicode-bidi', 'plaintext')
})

test('a denied microphone is explained, and the hearing goes on without', async ({ app, api }) => {
  await app.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await expect(app.getByRole('alert').filter({ hasText: 'Izin mikrofon ditolak.' })).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara sehat?', 'Sehat.')
  await expect(hearing.exchange(1).getByText(/^Tersimpan/)).toBeVisible()
  expect((await api.interviews.get({ id })).exchanges).toMatchObject([{ answer: 'Sehat.', sound: null }])
})

test('a microphone pulled out mid-hearing ends its recording, keeps it and starts the next', async ({ app, api }) => {
  await app.addInitScript(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    let pulled = false
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (pulled) throw new DOMException('', 'NotFoundError')
      const stream = await real(wanted)
      window.addEventListener(
        'pull',
        () => {
          pulled = true
          for (const track of stream.getTracks()) {
            track.stop()
            // A track stopped by the page itself tells nobody; a device that goes away does.
            track.dispatchEvent(new Event('ended'))
          }
        },
        { once: true },
      )
      return stream
    }
    window.addEventListener('plug', () => {
      pulled = false
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
    })
  })
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await hearing.recordedFor(2)
  await app.evaluate(() => window.dispatchEvent(new Event('pull')))
  await expect(app.getByRole('alert').filter({ hasText: /Mikrofon (terputus|tidak ditemukan)/ })).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara masih di sini?', 'Masih.')
  await expect(hearing.exchange(1).getByText(/^Tersimpan/)).toBeVisible()
  await app.evaluate(() => window.dispatchEvent(new Event('plug')))
  await expect(hearing.recording).toBeVisible()
  await expect.poll(async () => (await api.interviews.get({ id })).recordings[0]?.mediaId ?? null).not.toBeNull()
  const { recordings, state } = await api.interviews.get({ id })
  expect(state).toBe('running')
  expect(recordings[0]).toMatchObject({ endReason: 'device_lost' })
})

test('a reload while recording loses neither words nor acknowledged sound', async ({ app, api }) => {
  const { id } = await aHearing({ api }, app)
  const hearing = hearingPage(app)
  await hearing.start()
  await expect(hearing.recording).toBeVisible()
  await hearing.ask(1, 'Sebelum dimuat ulang?', 'Ada.')
  await expect(hearing.exchange(1).getByText(/^Tersimpan/)).toBeVisible()
  await hearing.recordedFor(5)
  app.once('dialog', (dialog) => void dialog.accept())
  await app.reload()
  await expect(hearing.answer(1)).toHaveValue('Ada.')
  await hearing.press('Rekam suara')
  await expect(hearing.recording).toBeVisible()
  const recordings = async () => (await api.interviews.get({ id })).recordings
  await expect.poll(async () => (await recordings())[0]?.mediaId ?? null).not.toBeNull()
  expect((await recordings())[0]!.durationMs).toBeGreaterThan(1500)
  await app.getByRole('button', { name: /^Dengarkan .*nomor 1$/ }).click()
  await expect
    .poll(() => app.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0.1)
})
