import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { createFakeCore, createFakeLogger } from '../fake-core.ts'
import { createFakeElectron } from './fake-electron.ts'

/** The desktop host as started over a fake Electron and a fake core; `ready` is what Electron says some time later. */
export async function startFakeDesktop(options: { firstInstance?: boolean } = {}) {
  vi.resetModules()
  const electron = createFakeElectron(options)
  const logger = createFakeLogger()
  const core = createFakeCore(logger)
  const createCore = () => {
    electron.journal.push('core.open')
    return core
  }
  const out = mkdtempSync(join(tmpdir(), 'out-'))
  mkdirSync(join(out, 'renderer'))
  writeFileSync(join(out, 'renderer', 'index.html'), '<!doctype html><title>Saksama</title>')
  vi.doMock('electron', () => electron)
  vi.doMock('#electron/core/core.ts', () => ({ createCore }))
  vi.doMock('#electron/platform/node-ports.ts', () => ({
    createNodePorts: (given: object) => ({ ...given, logger }),
  }))
  const { startDesktop } = await import('#electron/hosts/desktop/start.ts')
  startDesktop(out)
  const ready = async () => {
    electron.becomeReady()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { electron, core, logger, ready }
}
export type FakeDesktop = Awaited<ReturnType<typeof startFakeDesktop>>
