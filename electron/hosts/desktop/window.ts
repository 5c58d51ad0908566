import { BrowserWindow, type WebContents, type WebPreferences } from 'electron'
import type { OfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import { HOME, isOurs, PARTITION } from './channels.ts'

/** Written out even where Electron's default is the same: a default can change, this list is tested. */
export const webPreferences = (preload: string, development: boolean): WebPreferences => ({
  preload,
  partition: PARTITION,
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  spellcheck: false,
  enableWebSQL: false,
  devTools: development,
})

/** The one window. */
export function openWindow(preload: string, development: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Saksama',
    webPreferences: webPreferences(preload, development),
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(HOME)
  return window
}

type Note = OfflineWatch['note']

/** For every page that ever comes into being: no other window, no other address, no embedded page. */
export function confine(contents: WebContents, note: Note): void {
  // WebRTC speaks UDP past every request filter.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(({ url }) => {
    note({ kind: 'new_window', target: url })
    return { action: 'deny' }
  })
  const stay = (event: Readonly<{ url: string; preventDefault(): void }>) => {
    if (isOurs(event.url)) return
    note({ kind: 'navigation', target: event.url })
    event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
