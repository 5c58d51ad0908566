import { mkdtempSync, rmSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ports } from '#electron/core/kernel/ports.ts'
import type { Addressees, BundlePreview } from '#shared/bundles/model.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from './create-test-core.ts'
import { lastOf } from './streams.ts'

export const BUNDLE_PASSWORD = 'jendela-basah-tiga-kerbau-melompat'

export type Office = TestCore &
  Readonly<{
    /** Folder where it saves. */
    out: string
    address(): Promise<string>
    /** Gives the path of the bundle. */
    send(caseId: CaseId, to: Addressees): Promise<string>
    /** Brings the file in and opens it. */
    look(path: string, passphrase?: string | null): Promise<{ ticket: string; preview: BundlePreview }>
    receive(path: string, passphrase?: string | null): Promise<{ caseId: CaseId; number: string; formerNumber: string }>
  }>

type Options = Readonly<{
  name?: string
  cipher?: 'aegis' | 'sqlcipher'
  /** A vault that is there already. */
  dataDir?: string
  ports?: Partial<Ports>
}>

/** A vault of its own with an officer in it, and a folder where it saves. */
export async function openOffice({
  name = 'Wening Prabasari',
  cipher = 'aegis',
  ...given
}: Options = {}): Promise<Office> {
  const out = mkdtempSync(join(tmpdir(), 'saksama-serah-'))
  const shell = { chooseSavePath: async (file: string) => join(out, file) }
  // What nobody expected must not pass for a refusal.
  const incident = (error: unknown) => {
    throw error
  }
  const ports = { shell, logger: { info: () => {}, incident }, ...given.ports }
  const test = await createTestCore({ ...(given.dataDir && { dataDir: given.dataDir }), create: false, ports })
  if (given.dataDir) await test.api.vault.unlock({ password: TEST_PASSWORD })
  else await test.api.vault.create({ password: TEST_PASSWORD, ownerName: name, cipher })
  return officeOver(test, out)
}

function officeOver(test: TestCore, out: string): Office {
  const { api, core } = test
  const look = async (path: string, passphrase: string | null = null) => {
    const ticket = await api.bundles.arrive({ size: (await stat(path)).size })
    const reply = await core.arrivals.takePath(ticket, path)
    if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code })
    return { ticket, preview: await api.bundles.open({ ticket, passphrase }) }
  }
  return {
    ...test,
    out,
    address: async () => (await api.bundles.address()).recipient,
    send: async (caseId, to) => (await lastOf(await api.bundles.send({ caseId, to })))?.savedAs ?? '',
    look,
    receive: async (path, passphrase = null) => {
      const { ticket } = await look(path, passphrase)
      const last = await lastOf(await api.bundles.receive({ ticket, confirmSender: true }))
      return last!.received!
    },
    dispose: async () => {
      await test.dispose()
      rmSync(out, { recursive: true, force: true })
    },
  }
}

/** Bytes replaced at a place of a file. */
export async function patched(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}
