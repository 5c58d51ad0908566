import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Page, TestInfo } from '@playwright/test'
import { expect } from './fixtures.ts'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const isInGuide = (name: string) => readFileSync(`${docs}/panduan.md`, 'utf8').includes(`(gambar/${name}.png)`)
// The folder of a test and a notice that will be gone in a moment say nothing to the reader of the guide.
const HIDDEN = '.vault-folder, .mantine-Notifications-root { visibility: hidden }'

/** The schemes and scales an officer may choose; 150 % is what remains of 1366×768 then. */
export const LOOKS = [
  { look: 'terang', colorScheme: 'light', viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 },
  { look: 'gelap', colorScheme: 'dark', viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 },
  { look: '150', colorScheme: 'light', viewport: { width: 911, height: 512 }, deviceScaleFactor: 1.5 },
] as const
export type Look = (typeof LOOKS)[number]

/** Chooses the scheme as the officer would have; the reload also takes away notices of the past. */
export async function dress(page: Page, { colorScheme }: Look): Promise<void> {
  await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), colorScheme)
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
}

/** Everything has come: no spinner, all fonts, all pictures in sight, all pages of a PDF; and nothing is hovered. */
async function settle(page: Page): Promise<void> {
  // A notice that fades away would be judged half transparent.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  await expect(page.locator('[data-loading], .mantine-Loader-root')).toHaveCount(0)
  await expect(page.getByText(/^(Menyusun naskah|Memperbarui pratinjau|Membuka PDF)…/)).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() =>
    [...document.images]
      .filter((image) => image.getBoundingClientRect().top < innerHeight)
      .every((image) => image.complete && image.naturalWidth > 0),
  )
}

/**
 * A picture of the screen among the test's results, and, when the project `gambar` takes pictures, for the guide if it shows one of that name.
 * Whatever the look: nothing may stick out sideways, and axe may find nothing serious.
 */
export async function checkScreen(page: Page, info: TestInfo, { name, look }: { name: string; look: Look }) {
  await settle(page)
  await page.screenshot({ path: info.outputPath(`${name}-${look.look}.png`), animations: 'disabled' })
  if (info.project.name === 'gambar' && look.look === 'terang' && isInGuide(name))
    await page.screenshot({ path: `${docs}/gambar/${name}.png`, animations: 'disabled', style: HIDDEN })
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(width, `${name}: nothing sticks out sideways`).toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect
    .soft(
      grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]),
      `${name}: axe`,
    )
    .toEqual([])
}
