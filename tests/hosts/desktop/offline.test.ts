import { afterEach, describe, expect, test, vi } from 'vitest'
import { type FakeDesktop, startFakeDesktop } from './desktop-bed.ts'
import { fakeEvent } from './fake-electron.ts'

let { electron, core, ready } = {} as FakeDesktop
const session = () => electron.session.ours
const start = async () => {
  ;({ electron, core, ready } = await startFakeDesktop())
}
afterEach(() => vi.doUnmock('electron'))

describe('what keeps it silent, and what that held back', () => {
  test('Chromium is told before ready to call nobody, dump nothing and cache nothing', async () => {
    await start()
    const { commandLine } = electron.app
    for (const name of [
      'disable-background-networking',
      'disable-breakpad',
      'disable-component-update',
      'disable-crash-reporter',
      'disable-http-cache',
      'disable-sync',
    ])
      expect([name, commandLine.hasSwitch(name)]).toEqual([name, true])
    expect(commandLine.getSwitchValue('proxy-server')).toBe('http://127.0.0.1:9')
    expect(process.report.reportOnFatalError).toBe(false)
  })

  test('the rules are those of policy, filter, window and switches', async () => {
    await start()
    await ready()
    const rules = new Map(core.offline.rules().map((rule) => [rule.id, rule]))
    const page = await session().handlers.get('app')!(new Request('app://local/'))
    expect(rules.get('page_policy')?.values.join('; ')).toBe(page.headers.get('content-security-policy'))
    expect(rules.get('window')?.values).toContain('sandbox: true')
    expect(rules.get('network_filter')).toMatchObject({ values: ['app://local/', 'blob:', 'data:'], holds: true })
    expect(rules.get('browser_switches')?.holds).toBe(true)
    expect(rules.get('page_permissions')?.values).toEqual(['audio', 'clipboard-read', 'clipboard-sanitized-write'])
  })

  test('each attempt is noted by kind and host, without what it carried', async () => {
    await start()
    await ready()
    const { webContents } = electron.windows[0]!
    session().beforeRequest({ url: 'https://contoh.invalid/?nama=rahasia' }, () => {})
    session().beforeRequest({ url: 'app://local/assets/main.js' }, () => {})
    session().requestHandler(null, 'geolocation', () => {}, { requestingUrl: 'app://local/' })
    session().requestHandler(null, 'clipboard-read', () => {}, { requestingUrl: 'app://local/' })
    webContents.windowOpen?.({ url: 'https://contoh.invalid/jendela' })
    webContents.emit('will-navigate', fakeEvent('https://contoh.invalid/pindah'))
    session().emit('will-download', fakeEvent())
    expect(core.offline.attempts().map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'download ',
      'navigation https://contoh.invalid',
      'new_window https://contoh.invalid',
      'permission geolocation',
      'request https://contoh.invalid',
    ])
  })
})
