import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { aShape } from '#tests/support/shapes.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
  for (let n = 0; n < 25; n += 1) await core.api.cases.open({ title: `Perkara ${n}`, subjects: [aPerson()] })
})
afterAll(() => core.dispose())

test('the parts of the list together are the list', async () => {
  const whole = await core.api.cases.list({})
  const parts = []
  for (let offset = 0; offset < 30; offset += 10) {
    const { items, total } = await core.api.cases.page({ offset, limit: 10 })
    expect(total).toBe(25)
    parts.push(...items)
  }
  expect(parts).toEqual(whole)
})

test('search and state narrow the part and its total alike', async () => {
  const found = await core.api.cases.page({ search: 'perkara 1', offset: 0, limit: 5 })
  expect(found.total).toBe(11)
  expect(found.items).toEqual((await core.api.cases.list({ search: 'perkara 1' })).slice(0, 5))
  expect(await core.api.cases.page({ state: 'closed', offset: 0, limit: 5 })).toEqual({ items: [], total: 0 })
})

test('evidence in parts: the same order, and withdrawn items counted apart', async () => {
  const { id } = await core.api.cases.open({ title: 'Berbukti', subjects: [aPerson()] })
  const target = { kind: 'case' as const, id }
  for (let n = 0; n < 7; n += 1) await core.importBytes(target, `${n}.txt`, Buffer.from(`isi ${n}`))
  const whole = await core.api.evidence.list({ target })
  await core.api.evidence.withdraw({ id: whole[2]!.id, reason: 'Salah perkara.' })
  const page = async (offset: number, withWithdrawn: boolean) =>
    core.api.evidence.page({ target, offset, limit: 3, withWithdrawn })
  const ids = (await Promise.all([0, 3, 6].map((offset) => page(offset, true)))).flatMap(({ items }) => items)
  expect(ids.map((item) => item.id)).toEqual(whole.map((item) => item.id))
  expect(await page(0, true)).toMatchObject({ total: 7, withdrawn: 1 })
  const kept = await page(0, false)
  expect(kept).toMatchObject({ total: 6, withdrawn: 1 })
  expect(kept.items.map((item) => item.number)).toEqual(['B-1', 'B-2', 'B-4'])
})

test('evidence is searched by number, title and file, and taken by its ids in their order', async () => {
  const { id } = await core.api.cases.open({ title: 'Dicari', subjects: [aPerson()] })
  const target = { kind: 'case' as const, id }
  for (const name of ['tangkapan_100%.txt', 'Surat.txt', 'tangkapan-2.txt'])
    await core.importBytes(target, name, Buffer.from(name))
  const page = (search: string) => core.api.evidence.page({ target, offset: 0, limit: 2, search })
  const [first, second, third] = await core.api.evidence.list({ target })
  expect(await page('TANGKAP')).toEqual({ items: [first, third], total: 2, withdrawn: 0 })
  expect((await page('0%')).items).toEqual([first])
  expect((await page(' b-2 ')).items).toEqual([second])
  expect(await page('tidak ada')).toEqual({ items: [], total: 0, withdrawn: 0 })
  const ids = [third!.id, 'f'.repeat(32) as never, first!.id]
  expect(await core.api.evidence.listByIds({ ids })).toEqual([third, first])
})

test('what is beside an item: what it was made of and what was made of it', async () => {
  const { id } = await core.api.cases.open({ title: 'Turunan', subjects: [aPerson()] })
  const reply = await core.importBytes({ kind: 'case', id }, 'foto.png', pngBytes(40, 30))
  const evidenceId = (reply.ok && reply.evidence.id) as never
  await core.api.annotation.save({ evidenceId, baseRevision: 0, shapes: [aShape('box')] })
  const derived = await core.api.annotation.exportFlattened({ evidenceId, revision: 1 })
  expect(await core.api.evidence.get({ id: evidenceId })).toMatchObject({
    derivedFrom: null,
    derived: [{ id: derived.id }],
  })
  expect(await core.api.evidence.get({ id: derived.id })).toMatchObject({
    derivedFrom: { id: evidenceId },
    derived: [],
  })
})
