import type { OfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { type Chromium, launchChromium } from './chromium.ts'
import type { WebServer } from './server.ts'

/** Of everything a page may ask for. */
const GRANTED = ['audioCapture', 'idleDetection', 'clipboardReadWrite', 'clipboardSanitizedWrite']

type TargetInfo = Readonly<{ targetId: string; type: string; url: string }>

export type AppWindow = Readonly<{
  /** The page's session on the debugger pipe, for the smoke test. */
  chromium: Chromium
  sessionId: string
  /** Resolves when the user has closed the window. */
  closed: Promise<void>
  close(): Promise<void>
}>

/**
 * Opens our page in a Chromium of its own. The token goes over the debugger pipe, so that it stands in no argument, URL
 * or file. Neither the Network domain nor interception is switched on: either would copy every body through the pipe.
 */
export async function openAppWindow(
  server: WebServer,
  options: Readonly<{ executable: string; headless?: boolean; offline?: OfflineWatch }>,
): Promise<AppWindow> {
  const chromium = launchChromium({ ...options, port: server.port, url: `${server.url}boot` })
  try {
    const sessionId = await enterPage(chromium, server, options.offline)
    options.offline?.describe(() => windowRules(chromium))
    return {
      chromium,
      sessionId,
      closed: chromium.exited,
      async close() {
        await chromium.pipe.call('Browser.close').catch(() => undefined)
        await chromium.exited
      },
    }
  } catch (cause) {
    chromium.kill()
    await chromium.exited
    throw new Error('Chromium berhenti sebelum jendelanya terbuka. Periksa layar (DISPLAY), lalu ulangi.', { cause })
  }
}

/** Lets the page in, limits what it may do and moves it from the empty page to ours. */
async function enterPage(chromium: Chromium, server: WebServer, offline?: OfflineWatch): Promise<string> {
  const { pipe } = chromium
  const { origin } = new URL(server.url)
  const page = await firstPage(chromium)
  await pipe.call('Storage.setCookies', { cookies: [cookieOf(server)] })
  await pipe.call('Browser.grantPermissions', {
    origin,
    permissions: GRANTED,
  })
  await pipe.call('Browser.setDownloadBehavior', { behavior: 'deny' })
  const { sessionId } = await pipe.call<{ sessionId: string }>('Target.attachToTarget', {
    targetId: page.targetId,
    flatten: true,
  })
  guardTargets(chromium, { ours: page.targetId, origin, sessionId, home: server.url, offline })
  await pipe.call('Page.navigate', { url: server.url }, sessionId)
  return sessionId
}

/** Without the profile's place, which only names a folder. */
const windowRules = ({ switches }: Chromium): OfflineRule[] => [
  { id: 'page_permissions', values: GRANTED, holds: true },
  {
    id: 'browser_switches',
    values: switches.filter((each) => !each.startsWith('--user-data-dir=') && !each.startsWith('--app=')),
    holds: switches.includes('--proxy-server=http://127.0.0.1:9'),
  },
]

const cookieOf = (server: WebServer) => ({
  ...server.cookie,
  url: server.url,
  httpOnly: true,
  sameSite: 'Strict',
})

/** Waits for the window Chromium was started with. */
async function firstPage({ pipe, exited }: Chromium): Promise<TargetInfo> {
  const found = new Promise<TargetInfo>((resolve) => {
    const offer = (info: TargetInfo) => info.type === 'page' && resolve(info)
    pipe.on('Target.targetCreated', ({ targetInfo }: { targetInfo: TargetInfo }) => offer(targetInfo))
  })
  const gone = exited.then(() => {
    throw new Error('chromium ended before its window opened')
  })
  await Promise.race([pipe.call('Target.setDiscoverTargets', { discover: true }), gone])
  return Promise.race([found, gone])
}

type Guarded = Readonly<{
  ours: string
  origin: string
  sessionId: string
  home: string
  offline: OfflineWatch | undefined
}>

/** One window only, and only our page in it. */
function guardTargets({ pipe }: Chromium, { ours, origin, sessionId, home, offline }: Guarded): void {
  pipe.on('Target.targetCreated', ({ targetInfo }: { targetInfo: TargetInfo }) => {
    if (targetInfo.type !== 'page' || targetInfo.targetId === ours) return
    offline?.note({ kind: 'new_window', target: targetInfo.url })
    void pipe.call('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined)
  })
  pipe.on('Target.targetInfoChanged', ({ targetInfo }: { targetInfo: TargetInfo }) => {
    if (targetInfo.targetId !== ours || targetInfo.url === '' || URL.parse(targetInfo.url)?.origin === origin) return
    offline?.note({ kind: 'navigation', target: targetInfo.url })
    void pipe.call('Page.navigate', { url: home }, sessionId).catch(() => undefined)
  })
  pipe.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
    if (targetId === ours) void pipe.call('Browser.close').catch(() => undefined)
  })
}
