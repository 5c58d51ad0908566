import { type Chromium, launchChromium } from './chromium.ts'
import type { WebServer } from './server.ts'

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
  options: Readonly<{ executable: string; headless?: boolean }>,
): Promise<AppWindow> {
  const chromium = launchChromium({ ...options, port: server.port, url: `${server.url}boot` })
  try {
    const sessionId = await enterPage(chromium, server)
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
async function enterPage(chromium: Chromium, server: WebServer): Promise<string> {
  const { pipe } = chromium
  const { origin } = new URL(server.url)
  const page = await firstPage(chromium)
  await pipe.call('Storage.setCookies', { cookies: [cookieOf(server)] })
  await pipe.call('Browser.grantPermissions', {
    origin,
    permissions: ['audioCapture', 'clipboardReadWrite', 'clipboardSanitizedWrite'],
  })
  await pipe.call('Browser.setDownloadBehavior', { behavior: 'deny' })
  const { sessionId } = await pipe.call<{ sessionId: string }>('Target.attachToTarget', {
    targetId: page.targetId,
    flatten: true,
  })
  guardTargets(chromium, { ours: page.targetId, origin, sessionId, home: server.url })
  await pipe.call('Page.navigate', { url: server.url }, sessionId)
  return sessionId
}

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

type Guarded = Readonly<{ ours: string; origin: string; sessionId: string; home: string }>

/** One window only, and only our page in it. */
function guardTargets({ pipe }: Chromium, { ours, origin, sessionId, home }: Guarded): void {
  pipe.on('Target.targetCreated', ({ targetInfo }: { targetInfo: TargetInfo }) => {
    if (targetInfo.type !== 'page' || targetInfo.targetId === ours) return
    void pipe.call('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined)
  })
  pipe.on('Target.targetInfoChanged', ({ targetInfo }: { targetInfo: TargetInfo }) => {
    if (targetInfo.targetId !== ours || targetInfo.url === '' || URL.parse(targetInfo.url)?.origin === origin) return
    void pipe.call('Page.navigate', { url: home }, sessionId).catch(() => undefined)
  })
  pipe.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
    if (targetId === ours) void pipe.call('Browser.close').catch(() => undefined)
  })
}
