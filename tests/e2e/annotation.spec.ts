import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Api } from '#shared/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { aCase, anItem, CASE_PASSWORD } from './a-case.ts'
import { expect, type Fixtures, test } from './fixtures.ts'
import { shellOf } from './page-models/shell.ts'

const picture = readFileSync(fileURLToPath(new URL('../../resources/sample/tangkapan-profil.png', import.meta.url)))

/** A case with one screenshot in it, made without the page. */
const aScreenshot = async (fixtures: Pick<Fixtures, 'api' | 'core'>): Promise<Evidence> =>
  anItem(fixtures, await aCase(fixtures), { name: 'tangkapan.png', bytes: picture })

/** The editor as its user works it. */
function editorOf(page: Page) {
  const canvas = page.getByRole('application')
  const at = async ([x, y]: readonly [number, number]) => {
    const box = await page.locator('[role=application] svg image').boundingBox()
    if (!box) throw new Error('no picture')
    return [box.x + box.width * x, box.y + box.height * y] as const
  }
  return {
    canvas,
    async open({ caseId, id }: Evidence) {
      await shellOf(page).open(`/perkara/${caseId}/bukti/${id}/anotasi`)
      // Drawn at 100 % first; fitted once it knows its place, and then the keys are its own, too.
      await expect(page.getByRole('button', { name: 'Ukuran sebenarnya (1)' })).not.toHaveText('100 %')
    },
    key: (key: string) => page.keyboard.press(key),
    click: async (where: readonly [number, number]) => page.mouse.click(...(await at(where))),
    async drag(from: readonly [number, number], to: readonly [number, number]) {
      await page.mouse.move(...(await at(from)))
      await page.mouse.down()
      await page.mouse.move(...(await at(to)), { steps: 4 })
      await page.mouse.up()
    },
    marks: page.getByRole('complementary', { name: 'Panel tanda dan riwayat' }).getByRole('button'),
    mark: (name: string) => page.getByRole('button', { name, exact: true }),
    saved: () => expect(page.getByRole('main').getByText(/^Tersimpan \d/)).toBeVisible(),
  }
}

const newest = (api: Api, evidence: Evidence) => api.annotation.load({ evidenceId: evidence.id })

test('a screenshot is marked, redacted and exported; nothing of the original changes', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  await editor.key('b')
  await editor.drag([0.1, 0.1], [0.6, 0.3])
  await editor.key('s')
  await editor.click([0.1, 0.1])
  await editor.click([0.6, 0.3])
  await editor.key('r')
  await editor.drag([0.1, 0.5], [0.9, 0.6])
  await editor.key('t')
  await editor.click([0.2, 0.4])
  await app.keyboard.type('Ajakan memilih\npada unggahan')
  await editor.click([0.95, 0.95])
  await expect(editor.marks).toHaveCount(5)
  await editor.saved()
  await expect.poll(async () => (await newest(api, evidence)).shapes.length).toBe(5)

  await app.getByRole('button', { name: 'Ekspor gambar…' }).click()
  await expect(app.getByRole('dialog').getByText('1 bagian ditutup hitam', { exact: false })).toBeVisible()
  await app.getByRole('button', { name: 'Ekspor sebagai bukti turunan' }).click()
  await app.getByRole('link', { name: 'Buka hasil ekspor' }).click()
  await expect(app.getByRole('heading', { level: 1 })).toContainText('B-1.1')
  const media = await core.media(new Request(`http://127.0.0.1/media/${evidence.id}`))
  expect(Buffer.from(await media.arrayBuffer()).equals(picture)).toBe(true)
})

test('all of it by keyboard', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  for (const tool of ['b', 'e', 'a', 'p', 'h', 'r', 's', 's']) {
    await editor.key(tool)
    await editor.key('Enter')
    await editor.key('Shift+ArrowRight')
    await editor.key('Alt+Shift+ArrowDown')
  }
  await editor.key('t')
  await editor.key('Enter')
  await app.keyboard.type('Diketik b e a p')
  await editor.key('Escape')
  await expect(editor.marks).toHaveCount(9)
  await editor.key('[')
  await editor.key('Delete')
  await expect(editor.marks).toHaveCount(8)
  await editor.key('Control+z')
  await expect(editor.marks).toHaveCount(9)
  await editor.key('Control+a')
  await editor.key('Control+d')
  await expect(editor.marks).toHaveCount(18)
  await editor.key('Control+z')
  await editor.key('Control+Shift+z')
  await expect(editor.mark('Langkah 4')).toBeVisible()
  await expect.poll(async () => (await newest(api, evidence)).shapes.length).toBe(18)
})

test('typed text survives Escape, a click outside and the lock', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  await editor.key('t')
  await editor.click([0.2, 0.2])
  await app.keyboard.type('satu')
  await editor.key('Escape')
  await expect(editor.mark('Teks “satu”')).toBeVisible()
  await editor.key('t')
  await editor.click([0.2, 0.6])
  await app.keyboard.type('sedang diketik')
  await app.keyboard.press('Control+l')
  await expect(app.getByRole('heading', { name: 'Buka brankas' })).toBeVisible()
  await api.vault.unlock({ password: CASE_PASSWORD })
  const { shapes } = await newest(api, evidence)
  expect(shapes.map((shape) => shape.kind === 'text' && shape.text)).toEqual(['satu', 'sedang diketik'])
})

test('an earlier revision is looked at and copied back', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  await editor.key('b')
  await editor.key('Enter')
  await expect.poll(async () => (await newest(api, evidence)).revision).toBe(1)
  await editor.key('Delete')
  await expect.poll(async () => (await newest(api, evidence)).revision).toBe(2)
  await app.getByText('Riwayat', { exact: true }).click()
  await app.getByRole('button', { name: 'Lihat revisi 1' }).click()
  await expect(app.getByText('Anda melihat revisi 1.', { exact: false })).toBeVisible()
  await expect(app.locator('[data-shape=box]')).toBeVisible()
  await app.getByRole('button', { name: 'Salin ke anotasi sekarang' }).click()
  await expect.poll(async () => (await newest(api, evidence)).revision).toBe(3)
  expect((await newest(api, evidence)).shapes).toHaveLength(1)
})

test('two windows: both versions are kept, one goes on', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  const { shapes: none } = await newest(api, evidence)
  await api.annotation.save({
    evidenceId: evidence.id,
    baseRevision: 0,
    shapes: [...none, { kind: 'redaction', id: 'a'.repeat(32) as never, z: 1, x: 1, y: 1, w: 50, h: 50 }],
  })
  await editor.key('b')
  await editor.key('Enter')
  await expect(app.getByText('Anotasi ini juga diubah di jendela lain')).toBeVisible()
  await app.getByRole('button', { name: 'Lanjutkan versi jendela lain' }).click()
  await expect.poll(async () => (await newest(api, evidence)).revision).toBe(3)
  const kinds = async (revision: number) =>
    (await api.annotation.loadRevision({ evidenceId: evidence.id, revision })).shapes.map(({ kind }) => kind)
  expect([await kinds(1), await kinds(2), await kinds(3)]).toEqual([['redaction'], ['box'], ['redaction']])
})

test('zoom follows the pointer and panning moves the picture', async ({ app, api, core }) => {
  const evidence = await aScreenshot({ api, core })
  const editor = editorOf(app)
  await editor.open(evidence)
  const image = app.locator('[role=application] svg image')
  const before = await image.boundingBox()
  if (!before) throw new Error('no picture')
  const corner = [Math.round(before.x + before.width * 0.25), Math.round(before.y + before.height * 0.25)] as const
  const along = [(corner[0] - before.x) / before.width, (corner[1] - before.y) / before.height] as const
  await app.mouse.move(...corner)
  await app.mouse.wheel(0, -400)
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(before.width * 1.5)
  const after = await image.boundingBox()
  if (!after) throw new Error('no picture')
  expect(after.x + after.width * along[0]).toBeCloseTo(corner[0], 0)
  expect(after.y + after.height * along[1]).toBeCloseTo(corner[1], 0)
  await app.keyboard.down('Space')
  await app.mouse.down()
  await app.mouse.move(corner[0] + 40, corner[1] + 30)
  await app.mouse.up()
  await app.keyboard.up('Space')
  await expect.poll(async () => (await image.boundingBox())?.x).toBeCloseTo(after.x + 40, 0)
  await editor.key('1')
  await expect(app.getByRole('button', { name: 'Ukuran sebenarnya (1)' })).toHaveText('100 %')
  await editor.key('0')
  await expect.poll(async () => (await image.boundingBox())?.width).toBeCloseTo(before.width, 0)
})
