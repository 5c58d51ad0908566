import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { startWebServer } from '#electron/hosts/web/server.ts'
import type { Api } from '#shared/contract.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'
import { TEST_PASSWORD } from '#tests/support/test-vault.ts'
import { type Figure, figure } from './measure.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const STEPS = 240

/** Frames of a second's scroll through each long list, in Chromium at 1366 × 768. */
export async function scrolling(dataDir: string): Promise<Figure[]> {
  const test = await createTestCore({ dataDir, create: false })
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  const longest = await fullestCase(test.api)
  const server = await startWebServer({ core: test.core, rendererDir: `${root}out/renderer` })
  const browser = await chromium.launch({
    executablePath: process.env.SAKSAMA_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    await context.addCookies([{ ...server.cookie, url: server.url, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    await page.goto(`${server.url}#/perkara`)
    await page
      .getByRole('link', { name: /Dugaan keberpihakan/ })
      .first()
      .waitFor()
    const cases = await longFrames(page)
    await page.goto(`${server.url}#/perkara/${longest?.id}/bukti`)
    await page
      .getByText(/Tangkapan layar unggahan/)
      .first()
      .waitFor()
    const evidence = await longFrames(page)
    return [
      figure('case list, scrolled: frames over 50 ms', cases.long, `of ${cases.frames}`, 0),
      figure('evidence list, scrolled: frames over 50 ms', evidence.long, `of ${evidence.frames}`, 0),
    ]
  } finally {
    await browser.close()
    await server.close()
    await test.dispose()
  }
}

/** A scroll through ten items would prove nothing. */
async function fullestCase(api: Api) {
  const part = 200
  const first = await api.cases.page({ offset: 0, limit: part })
  let fullest = first.items[0]
  for (let offset = 0; offset < first.total; offset += part)
    for (const one of (await api.cases.page({ offset, limit: part })).items)
      if (!fullest || one.evidenceCount > fullest.evidenceCount) fullest = one
  return fullest
}

/** Turns the wheel and counts the time between frames inside the page. */
async function longFrames(page: Page): Promise<{ frames: number; long: number }> {
  await page.mouse.move(700, 500)
  await page.evaluate(() => {
    const times: number[] = []
    const tick = (now: number) => {
      times.push(now)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { frameTimes: times })
  })
  for (let step = 0; step < STEPS; step += 1) await page.mouse.wheel(0, 240)
  return page.evaluate(() => {
    const { frameTimes } = window as unknown as { frameTimes: number[] }
    const gaps = frameTimes.slice(1).map((time, n) => time - (frameTimes[n] ?? time))
    return { frames: gaps.length, long: gaps.filter((gap) => gap > 50).length }
  })
}
