import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppWindow, openAppWindow } from '#electron/hosts/web/app-window.ts'
import { chromiumFlags, findChromium } from '#electron/hosts/web/chromium.ts'
import { startWebServer, type WebServer } from '#electron/hosts/web/server.ts'
import { createFakeCore, createFakeLogger, MEDIUM, MEDIUM_ID } from '../fake-core.ts'

const executable = findChromium()

test('nothing that identifies or admits stands in the arguments', () => {
  const flags = chromiumFlags('/profile', 1234)
  expect(flags).toContain('--remote-debugging-pipe')
  expect(flags).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1:1234')
  expect(flags.join(' ')).not.toMatch(/remote-debugging-port|disable-web-security|no-sandbox|incognito/)
})

test('a named Chromium wins, then the PATH; none is said as none', () => {
  expect(findChromium({ SAKSAMA_CHROMIUM: process.execPath })).toBe(process.execPath)
  expect(findChromium({ PROGRAMFILES: 'C:\\none' }, 'win32')).toBeNull()
})

describe.skipIf(executable === null)('a real Chromium over the debugger pipe', () => {
  let server: WebServer
  let window: AppWindow
  const logger = createFakeLogger()
  const core = createFakeCore(logger)

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Saksama</title><script src="/main.js"></script>')
    writeFileSync(join(folder, 'main.js'), 'document.title = "ready"')
    server = await startWebServer({ core, rendererDir: folder, logger })
    window = await openAppWindow(server, { executable: executable!, headless: true, offline: core.offline })
  })
  afterAll(async () => {
    await window?.close()
    await server?.close()
  })

  async function run(expression: string): Promise<unknown> {
    const answer = await window.chromium.pipe.call<{ result: { value: unknown } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: false, userGesture: true },
      window.sessionId,
    )
    return answer.result.value
  }

  test('the page is in, and cannot read its token', async () => {
    await expect.poll(() => run('document.title')).toBe('ready')
    expect(await run('location.href')).toBe(server.url)
    expect(await run('document.cookie')).toBe('')
  })

  test('media, import and the socket work from the page', async () => {
    expect(await run(`fetch('/media/${MEDIUM_ID}').then(r => r.arrayBuffer()).then(b => b.byteLength)`)).toBe(
      MEDIUM.length,
    )
    const upload = `fetch('/import/one', { method: 'PUT', body: new Blob([new Uint8Array(1e6)]) }).then(r => r.json())`
    expect(await run(upload)).toMatchObject({ code: 'counted', message: '1000000' })
    const socket = `new Promise((done) => { const s = new WebSocket('ws://' + location.host + '/rpc')
      s.onopen = () => done('open'); s.onerror = () => done('error') })`
    expect(await run(socket)).toBe('open')
  })

  test('no other loopback port, no foreign host, no inline script, no eval', async () => {
    let visits = 0
    const other = createServer((_, response) => {
      visits += 1
      response.setHeader('access-control-allow-origin', '*').end('x')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const reach = (address: string) => run(`fetch('${address}').then(() => 'reached', () => 'blocked')`)
    expect(await reach(`http://127.0.0.1:${port}/`)).toBe('blocked')
    expect(await reach('https://example.com/')).toBe('blocked')
    await run(`void (location.href = 'http://127.0.0.1:${port}/')`)
    // Refused, and known to be: only then the page is back for good.
    await expect.poll(() => core.offline.attempts().map(({ kind }) => kind)).toContain('navigation')
    await expect.poll(() => run('location.href').catch(() => '')).toBe(server.url)
    expect(visits).toBe(0)
    other.close()
    await expect.poll(() => run('document.title')).toBe('ready')
    expect(
      await run(`{ const s = document.createElement('script'); s.textContent = 'window.ran = 1'
      document.head.append(s); typeof window.ran }`),
    ).toBe('undefined')
    expect(await run(`try { (0, eval)('1'); 'ran' } catch { 'blocked' }`)).toBe('blocked')
  })

  test('a second window is closed', async () => {
    await run(`void window.open('about:blank')`)
    const pages = async () => {
      const { targetInfos } = await window.chromium.pipe.call<{ targetInfos: { type: string }[] }>('Target.getTargets')
      return targetInfos.filter(({ type }) => type === 'page').length
    }
    await expect.poll(pages).toBe(1)
  })

  test('only the microphone is granted', async () => {
    const state = (name: string) => run(`navigator.permissions.query({ name: '${name}' }).then(p => p.state)`)
    expect(await state('microphone')).toBe('granted')
    expect(await state('camera')).not.toBe('granted')
    expect(await state('geolocation')).not.toBe('granted')
  })

  test('closing the window ends Chromium', async () => {
    await window.close()
    await window.closed
  })
})
