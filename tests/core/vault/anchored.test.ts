import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createTestVault } from '#tests/support/test-vault.ts'

test('a commit that steps over the hundredth entry is kept outside of the database too', async () => {
  const fixture = await createTestVault()
  try {
    const { vaultId, commit, trail } = fixture.vault.requireSession()
    const kept = (): number => JSON.parse(readFileSync(join(fixture.folder, 'anchors', 'head.json'), 'utf8')).seq
    const entry = { action: 'vault.tested', subject: vaultId }
    const filling = Array.from({ length: 96 - trail.head().seq }, () => entry)
    commit({ ...entry, further: filling.slice(1) }, () => {})
    expect(trail.head().seq).toBe(96)
    expect(kept()).toBeLessThan(96)
    commit({ ...entry, further: Array.from({ length: 9 }, () => entry) }, () => {})
    expect(trail.head().seq).toBe(106)
    await vi.waitFor(() => expect(kept()).toBe(106), { timeout: 20_000 })
  } finally {
    await fixture.end()
  }
})
