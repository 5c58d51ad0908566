import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.doUnmock('electron')
  vi.unstubAllGlobals()
})

test('the preload gives the page three functions and no path', async () => {
  const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
  const toMain: unknown[][] = []
  const toPage: unknown[][] = []
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, value: never) => Object.assign(exposed, { [name]: value }) },
    ipcRenderer: {
      postMessage: (...args: unknown[]) => void toMain.push(args),
      invoke: async (...args: unknown[]) => args,
    },
    webUtils: { getPathForFile: (file: { path: string }) => file.path },
  }))
  vi.stubGlobal('window', {
    location: { origin: 'app://local' },
    postMessage: (...args: unknown[]) => void toPage.push(args),
  })
  await import('#electron/preload.ts')

  expect(Object.keys(exposed)).toEqual(['saksama'])
  expect(Object.keys(exposed.saksama!).sort()).toEqual(['claimFile', 'claimFiles', 'connect'])
  exposed.saksama!.connect!()
  expect(toMain[0]?.[0]).toBe('saksama:port')
  expect(toMain[0]?.[2]).toHaveLength(1)
  expect(toPage[0]?.slice(0, 2)).toEqual(['saksama:port', 'app://local'])
  expect(await exposed.saksama!.claimFile!('ticket', { path: '/x' })).toEqual(['saksama:import', 'ticket', '/x'])
  expect(await exposed.saksama!.claimFile!('ticket', { path: '' })).toBeNull()
  const both = [{ path: '/x' }, { path: '/y' }]
  expect(await exposed.saksama!.claimFiles!('ticket', both)).toEqual(['saksama:import-batch', 'ticket', ['/x', '/y']])
  expect(await exposed.saksama!.claimFiles!('ticket', [...both, { path: '' }])).toBeNull()
  for (const port of [...(toMain[0]![2] as MessagePort[]), ...(toPage[0]![2] as MessagePort[])]) port.close()
})
