import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAppWindow } from '#electron/hosts/web/app-window.ts'
import { findChromium } from '#electron/hosts/web/chromium.ts'
import { startWebServer } from '#electron/hosts/web/server.ts'
import { findInFolder } from '#tests/support/leak-scan.ts'
import { createFakeCore, createFakeLogger } from '../fake-core.ts'

const executable = findChromium()
const PLANTED = ['Warung Mbok Darmi Karangan 0000', 'Catatan rekaan tentang pelapor', 'isian-rekaan-yang-diketik']

// A real browser is started and used for some seconds.
test.skipIf(executable === null)(
  'nothing shown, typed or fetched lies readable in the profile',
  { timeout: 60_000 },
  async () => {
    const [shown = '', fetched = '', typed = ''] = PLANTED
    const folder = mkdtempSync(join(tmpdir(), 'page-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Saksama</title><form><input name="nama"></form>')
    writeFileSync(join(folder, 'isi.js'), `// ${fetched}`)
    const core = createFakeCore(createFakeLogger())
    const server = await startWebServer({ core, rendererDir: folder })
    const window = await openAppWindow(server, { executable: executable!, headless: true, offline: core.offline })
    const { pipe, switches } = window.chromium
    const run = (expression: string) =>
      pipe.call<{ result: { value: unknown } }>(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        window.sessionId,
      )
    const isThere = () => run('document.querySelector("input") !== null')
    await expect.poll(async () => (await isThere()).result.value).toBe(true)
    await run(`document.body.append(${JSON.stringify(shown)}); document.querySelector('input').focus()`)
    await run(`fetch('/isi.js').then((answer) => answer.text())`)
    await run(`new Blob([${JSON.stringify(shown)}.repeat(30000)]).arrayBuffer().then((bytes) => bytes.byteLength)`)
    await pipe.call('Input.insertText', { text: typed }, window.sessionId)
    await run(
      `history.pushState(null, '', '#/laporan'); document.querySelector('form').dispatchEvent(new Event('submit'))`,
    )

    const profile = switches.find((each) => each.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? ''
    const scan = () => findInFolder(profile, [...PLANTED, server.token])
    expect(scan()).toEqual([])
    const shownRules = core.offline.rules().map(({ id }) => id)
    expect(shownRules).toEqual(
      expect.arrayContaining(['page_policy', 'address', 'page_permissions', 'browser_switches']),
    )
    await window.close()
    await server.close()
  },
)
