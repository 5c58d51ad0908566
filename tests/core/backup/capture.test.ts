import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { captureVault } from '#electron/core/backup/capture.ts'
import type { ReadDb } from '#electron/core/kernel/database.ts'
import { createTestVault } from '#tests/support/test-vault.ts'

test('heads beside the database are taken before it: none is ahead of the copy, however late work comes', async () => {
  const { vault, folder, end } = await createTestVault()
  const open = vault.opened()!
  const head = join(folder, 'anchors', 'head.json')
  const before = readFileSync(head, 'utf8')
  // Somebody works on the moment the copy is done, and the head of it goes outside at once.
  const late: Pick<ReadDb, 'prepare'> = {
    prepare: (sql) => {
      const statement = open.session.db.prepare(sql)
      if (!sql.startsWith('VACUUM')) return statement
      const run: typeof statement.run = (...given) => {
        const copied = statement.run(...given)
        open.session.commit({ action: 'case.opened', subject: 'x' }, () => {})
        writeFileSync(head, before.replace(/"seq": \d+/, '"seq": 999'))
        return copied
      }
      return { ...statement, run }
    },
  }
  const capture = await captureVault({ folder, file: open.file, db: late as ReadDb, name: 'contoh' })
  const kept = JSON.parse(capture.small.get('anchors/head.json')!.toString())
  expect(kept.seq).toBeLessThanOrEqual(capture.head.seq)
  expect(capture.head.seq).toBeLessThan(vault.requireSession().trail.head().seq)
  await capture.discard()
  await end()
})
