import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestCore, TEST_PASSWORD, type TestCore } from './create-test-core.ts'

/** A vault made once and copied for each test: making one prints a recovery sheet, which takes a while. */
export async function makeTemplate() {
  const template = mkdtempSync(join(tmpdir(), 'saksama-pola-'))
  const first = await createTestCore({ dataDir: template, create: false })
  const { recoveryKey } = await first.api.vault.create({ password: TEST_PASSWORD, ownerName: first.ownerName })
  await first.core.close()
  return {
    recoveryKey,
    /** A core over a copy, unlocked by the owner; the folder goes with it. */
    async open(): Promise<TestCore> {
      const dataDir = mkdtempSync(join(tmpdir(), 'saksama-uji-'))
      cpSync(template, dataDir, { recursive: true })
      const made = await createTestCore({ dataDir, create: false })
      await made.api.vault.unlock({ password: TEST_PASSWORD })
      return {
        ...made,
        dispose: async () => {
          await made.core.close()
          rmSync(dataDir, { recursive: true })
        },
      }
    },
    remove: () => rmSync(template, { recursive: true }),
  }
}
export type Template = Awaited<ReturnType<typeof makeTemplate>>

export const vaultFileOf = ({ dataDir }: TestCore) =>
  JSON.parse(readFileSync(join(dataDir, 'brankas', 'vault.json'), 'utf8'))
