import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFakeElectron } from './fake-electron.ts'

type Answer = Readonly<{ canceled: boolean; filePaths: string[] }>
const showOpenDialog = vi.fn<(...given: unknown[]) => Promise<Answer>>()

beforeEach(() => {
  vi.resetModules()
  showOpenDialog.mockReset()
  vi.doMock('electron', () => ({ ...createFakeElectron(), dialog: { showOpenDialog } }))
})
afterEach(() => vi.doUnmock('electron'))

async function shell(window: object | null) {
  const { createDialogShell } = await import('#electron/hosts/desktop/shell.ts')
  return createDialogShell(() => window as never)
}

test('the folder of a backup comes from the system dialog over our window, never from the page', async () => {
  const window = {}
  showOpenDialog.mockResolvedValue({ canceled: false, filePaths: ['/media/petugas/CADANGAN'] })
  expect(await (await shell(window)).chooseFolder?.()).toBe('/media/petugas/CADANGAN')
  const [parent, options] = showOpenDialog.mock.calls[0] ?? []
  expect(parent).toBe(window)
  expect(options).toMatchObject({ properties: ['openDirectory', 'createDirectory'] })
})

test('cancelled, or without a window, it is null', async () => {
  showOpenDialog.mockResolvedValue({ canceled: true, filePaths: ['/x'] })
  expect(await (await shell({})).chooseFolder?.()).toBeNull()
  showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [] })
  expect(await (await shell({})).chooseFolder?.()).toBeNull()
  expect(await (await shell(null)).chooseFolder?.()).toBeNull()
  expect(showOpenDialog).toHaveBeenCalledTimes(2)
})
