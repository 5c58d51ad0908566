import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Api } from '#shared/contract.ts'
import { MEDIUM_ID } from '../fake-core.ts'
import { type FakeDesktop, startFakeDesktop } from './desktop-bed.ts'
import { FakeContents, FakePort, fakeEvent } from './fake-electron.ts'

let { electron, core, logger, ready } = {} as FakeDesktop
const session = () => electron.session.ours
const start = async (options?: { firstInstance?: boolean }) => {
  ;({ electron, core, logger, ready } = await startFakeDesktop(options))
}
afterEach(() => vi.doUnmock('electron'))

describe('life cycle', () => {
  test('sandbox and scheme come before ready, the vault and the window after', async () => {
    await start()
    expect(electron.journal).toEqual(['app.enableSandbox', 'protocol.register'])
    await ready()
    expect(electron.journal).toEqual([
      'app.enableSandbox',
      'protocol.register',
      'app.ready',
      'core.open',
      'session saksama in memory',
      'window.open',
    ])
  })

  test('a second instance never opens the vault', async () => {
    await start({ firstInstance: false })
    await ready()
    expect(electron.journal).toEqual(['app.quit', 'app.ready'])
  })

  test('the first instance comes forward when a second one starts', async () => {
    await start()
    await ready()
    const [window] = electron.windows
    window!.minimized = true
    electron.app.emit('second-instance')
    expect([window!.minimized, window!.focused]).toEqual([false, 1])
  })

  test('the vault is locked with the screen and before sleep, and closed before the program ends', async () => {
    await start()
    await ready()
    electron.powerMonitor.emit('lock-screen')
    electron.powerMonitor.emit('suspend')
    expect(core.calls).toEqual(['lock', 'lock'])
    const leaving = fakeEvent()
    electron.app.emit('will-quit', leaving)
    expect(leaving.defaultPrevented).toBe(true)
    await vi.waitFor(() => expect(electron.journal.at(-1)).toBe('app.quit'), { timeout: 20_000 })
    expect(core.calls.at(-1)).toBe('close')
    const again = fakeEvent()
    electron.app.emit('will-quit', again)
    expect(again.defaultPrevented).toBe(false)
  })

  test('the menu speaks Indonesian and has no developer tools once packaged', async () => {
    await start()
    await ready()
    const labels = electron.menus[0]!.flatMap(({ label, submenu }) => [label, ...submenu.map((item) => item.label)])
    expect(labels.slice(0, 3)).toEqual(['Berkas', 'Keluar', 'Sunting'])
    expect(electron.menus[0]!.flatMap(({ submenu }) => submenu.map((item) => item.role))).not.toContain(
      'toggleDevTools',
    )
  })
})

describe('the window', () => {
  test.each([
    ['partition', 'saksama'],
    ['sandbox', true],
    ['contextIsolation', true],
    ['webSecurity', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['spellcheck', false],
    ['devTools', false],
  ])('%s is %s', async (setting, value) => {
    await start()
    await ready()
    const { webPreferences } = electron.windows[0]!.options
    expect(webPreferences[setting]).toBe(value)
    expect(webPreferences.preload).toMatch(/preload\.cjs$/)
  })

  test('it loads our page and nothing else', async () => {
    await start()
    await ready()
    const { webContents, loaded } = electron.windows[0]!
    expect(loaded).toEqual(['app://local/'])
    expect(webContents.webRtcPolicy).toBe('disable_non_proxied_udp')
    expect(webContents.windowOpen?.({ url: 'app://local/' })).toEqual({ action: 'deny' })
    const prevented = (name: string, url: string) => {
      const event = fakeEvent(url)
      webContents.emit(name, event)
      return event.defaultPrevented
    }
    const foreign = [
      'https://example.com/',
      'file:///etc/passwd',
      'app://local.evil/',
      'app://evil@local/',
      'javascript:1',
      'data:text/html,x',
      '',
    ]
    for (const address of foreign) {
      expect(prevented('will-navigate', address)).toBe(true)
      expect(prevented('will-frame-navigate', address)).toBe(true)
    }
    expect(prevented('will-navigate', 'app://local/#/perkara')).toBe(false)
    expect(prevented('will-redirect', 'app://local/')).toBe(true)
    expect(prevented('will-attach-webview', '')).toBe(true)
  })
})

describe('permissions and network', () => {
  const asked = (permission: string, details: object) =>
    new Promise((resolve) => session().requestHandler(null, permission, resolve, details))

  test('microphone and clipboard for our page, everything else for nobody', async () => {
    await start()
    await ready()
    const ours = { requestingUrl: 'app://local/' }
    expect(await asked('media', { ...ours, mediaTypes: ['audio'] })).toBe(true)
    expect(await asked('media', { ...ours, mediaTypes: ['audio', 'video'] })).toBe(false)
    expect(await asked('media', { ...ours, mediaTypes: [] })).toBe(false)
    expect(await asked('media', ours)).toBe(false)
    expect(await asked('media', { requestingUrl: 'https://evil.example/', mediaTypes: ['audio'] })).toBe(false)
    expect(await asked('clipboard-read', ours)).toBe(true)
    for (const permission of [
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
      'hid',
      'usb',
      'midi',
      'display-capture',
      'fileSystem',
    ])
      expect(await asked(permission, ours)).toBe(false)
    const check = session().checkHandler
    expect(check(null, 'media', 'app://local', { mediaType: 'audio' })).toBe(true)
    expect(check(null, 'media', 'app://local', { mediaType: 'video' })).toBe(false)
    expect(check(null, 'media', 'https://evil.example', { mediaType: 'audio' })).toBe(false)
    expect(check(null, 'geolocation', 'app://local', {})).toBe(false)
    expect(session().deviceHandler()).toBe(false)
    expect(await new Promise((resolve) => session().displayHandler({}, resolve))).toEqual({})
  })

  test.each([
    ['app://local/assets/main.js', false],
    ['blob:app://local/1', false],
    ['data:image/png;base64,', false],
    ['https://example.com/', true],
    ['http://127.0.0.1:80/', true],
    ['ws://127.0.0.1:80/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.com/', true],
    ['devtools://devtools/', true],
    ['chrome-extension://x/', true],
    ['app://other/', true],
    ['', true],
  ])('request to %s cancelled: %s', async (url, cancelled) => {
    await start()
    await ready()
    expect(await new Promise((resolve) => session().beforeRequest({ url }, resolve))).toEqual({ cancel: cancelled })
  })

  test('a page outside of our session would reach nothing at all', async () => {
    await start()
    await ready()
    const other = electron.session.defaultSession
    expect(await new Promise((resolve) => other.beforeRequest({ url: 'https://example.com/' }, resolve))).toEqual({
      cancel: true,
    })
    expect(other.handlers.size).toBe(0)
  })

  test('downloads are stopped and no dictionary is fetched', async () => {
    await start()
    await ready()
    const event = fakeEvent()
    session().emit('will-download', event)
    expect(event.defaultPrevented).toBe(true)
    expect(session().spellChecker).toBe(false)
  })
})

describe('app://local', () => {
  const get = (url: string, init?: RequestInit) => session().handlers.get('app')!(new Request(url, init))

  test('the scheme is standard and secure and bypasses nothing', async () => {
    await start()
    expect(electron.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ])
  })

  test('the page has a strict policy; unknown paths and hosts are not found', async () => {
    await start()
    await ready()
    const page = await get('app://local/')
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy')?.split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'self'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('app://local/../../etc/passwd')).status).toBe(404)
    expect((await get('app://other/')).status).toBe(404)
    expect((await get('app://local/', { method: 'POST' })).status).toBe(405)
  })

  test('media with ranges, nothing while locked', async () => {
    await start()
    await ready()
    const part = await get(`app://local/media/${MEDIUM_ID}`, { headers: { range: 'bytes=0-9' } })
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10])
    expect(part.headers.get('content-security-policy')).toContain('sandbox')
    core.locked = true
    expect((await get(`app://local/media/${MEDIUM_ID}`)).status).toBe(404)
  })

  test('pasted bytes go to their ticket', async () => {
    await start()
    await ready()
    const answer = await get('app://local/import/one', { method: 'PUT', body: new Uint8Array(5000) })
    expect(await answer.json()).toMatchObject({ code: 'counted', message: '5000' })
    expect((await get('app://local/import/one')).status).toBe(405)
    const batch = await get('app://local/import-batch/one', { method: 'PUT', body: new Uint8Array(50) })
    expect(await batch.json()).toMatchObject([{ code: 'counted', message: '50' }])
    const nothing = await get('app://local/import/two', { method: 'PUT' })
    expect(await nothing.json()).toMatchObject({ code: 'counted', message: '0' })
  })
})

describe('the three channels', () => {
  const ourEvent = () => {
    const contents = electron.windows[0]!.webContents
    return { sender: contents, senderFrame: contents.mainFrame }
  }
  const foreignEvents = () => {
    const contents = electron.windows[0]!.webContents
    const other = new FakeContents()
    return [
      { sender: contents, senderFrame: { url: 'app://local/' } },
      { sender: contents, senderFrame: null },
      { sender: other, senderFrame: other.mainFrame },
    ]
  }

  test('our main frame gets the core over its port', async () => {
    await start()
    await ready()
    const port = new FakePort()
    electron.ipcMain.emit('saksama:port', { ...ourEvent(), ports: [port] })
    expect(port.started).toBe(true)
    const page = new FakePort()
    page.postMessage = (data) => void port.emit('message', { data })
    port.postMessage = (data) => void page.emit('message', { data })
    const api = createORPCClient(new RPCLink({ port: page })) as unknown as Api
    expect(await api.app.info()).toEqual({ version: '0.0.0', host: 'web' })
    await expect(api.vault.lock()).rejects.toMatchObject({ code: 'vault_locked' })
  })

  test('a port from any other frame is closed and logged', async () => {
    await start()
    await ready()
    for (const event of foreignEvents()) {
      const port = new FakePort()
      electron.ipcMain.emit('saksama:port', { ...event, ports: [port] })
      expect([port.started, port.closed]).toEqual([false, true])
    }
    const { webContents } = electron.windows[0]!
    webContents.mainFrame.url = 'https://evil.example/'
    const port = new FakePort()
    electron.ipcMain.emit('saksama:port', { ...ourEvent(), ports: [port] })
    expect(port.closed).toBe(true)
    expect(logger.lines.filter(({ event }) => event === 'port.refused')).toHaveLength(4)
  })

  test('a malformed message closes the port', async () => {
    await start()
    await ready()
    for (const data of ['no json', { i: '1' }, null, 42]) {
      const port = new FakePort()
      electron.ipcMain.emit('saksama:port', { ...ourEvent(), ports: [port] })
      port.emit('message', { data })
      expect(port.closed).toBe(true)
    }
    expect(logger.lines.filter(({ event }) => event === 'frame.refused')).toHaveLength(4)
  })

  test('claimed files of a batch are read from their paths, for our frame only', async () => {
    await start()
    await ready()
    const claim = electron.ipcHandlers.get('saksama:import-batch')!
    await claim(ourEvent(), 'ticket', ['/tmp/a.png', '/tmp/b.png'])
    expect(core.calls).toEqual(['ticket /tmp/a.png /tmp/b.png'])
    for (const event of foreignEvents()) expect(() => claim(event, 'ticket', ['/tmp/a.png'])).toThrow('refused')
    for (const paths of ['/etc/passwd', [1], null]) expect(() => claim(ourEvent(), 'ticket', paths)).toThrow('refused')
  })

  test('a claimed file is read from its path, for our frame only', async () => {
    await start()
    await ready()
    const claim = electron.ipcHandlers.get('saksama:import')!
    await claim(ourEvent(), 'ticket', '/tmp/foto.png')
    expect(core.calls).toEqual(['ticket /tmp/foto.png'])
    for (const event of foreignEvents()) expect(() => claim(event, 'ticket', '/tmp/foto.png')).toThrow('refused')
    expect(() => claim(ourEvent(), 'ticket', { toString: () => '/etc/passwd' })).toThrow('refused')
    expect(core.calls).toHaveLength(1)
  })
})
