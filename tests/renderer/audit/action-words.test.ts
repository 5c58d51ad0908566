import { expect, test } from 'vitest'
import { actionLabel } from '#renderer/features/audit/action-words.ts'
import { detailLabel } from '#renderer/features/audit/detail-words.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'

test('whatever the whole job records has a name in Indonesian', async () => {
  const { api, dispose } = await createTestCore({ create: false })
  await api.vault.openSample()
  const { entries } = await api.audit.list({})
  const unnamed = (label: (name: string) => string, names: readonly string[]) =>
    [...new Set(names)].filter((name) => label(name) === name || label(name).startsWith('Kegiatan pada '))
  expect(entries.length).toBeGreaterThan(20)
  expect(
    unnamed(
      actionLabel,
      entries.map(({ action }) => action),
    ),
  ).toEqual([])
  expect(
    unnamed(
      detailLabel,
      entries.flatMap(({ details }) => Object.keys(details)),
    ),
  ).toEqual([])
  await dispose()
})
