import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import { type Core, createCore } from '#electron/core/core.ts'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { defaultDataDir } from '#electron/platform/data-dir.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { createPageFiles } from '#electron/platform/page/files.ts'
import { PARTITION } from './channels.ts'
import { listenToPage } from './ipc.ts'
import { installMenu } from './menu.ts'
import { blockNetwork } from './network-block.ts'
import { desktopRules, silence } from './offline-rules.ts'
import { limitPermissions } from './permissions.ts'
import { registerScheme, serve } from './protocol.ts'
import { createDialogShell } from './shell.ts'
import { confine, openWindow } from './window.ts'

type Window = { current: BrowserWindow | null; core: Core | null }

/**
 * The whole life of the desktop program. What must come before Electron's `ready` comes first and nothing here is awaited
 * at the top of the entry module: `ready` is only emitted once that module has run to its end.
 */
export function startDesktop(outDir: string): void {
  // Before anything touches the vault: a second instance only brings the first one forward.
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  silence()
  registerScheme()
  const window: Window = { current: null, core: null }
  // The core, which keeps what was held back, comes with `ready`; no page is there before it.
  app.on('web-contents-created', (_event, contents) =>
    confine(contents, (attempt) => window.core?.offline.note(attempt)),
  )
  app.on('second-instance', () => bringForward(window.current))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(() => run(outDir, window))
}

function run(outDir: string, window: Window): void {
  const development = !app.isPackaged
  const ports = portsOf(outDir, window)
  const core = createCore(ports)
  window.core = core
  const ours = session.fromPartition(PARTITION, { cache: false })
  for (const each of [ours, session.defaultSession]) {
    limitPermissions(each, core.offline)
    blockNetwork(each, { development, offline: core.offline })
  }
  core.offline.describe(() => desktopRules(development))
  serve(ours, { core, files: createPageFiles(join(outDir, 'renderer')), logger: ports.logger })
  listenToPage({ core, logger: ports.logger, ourContents: () => window.current?.webContents ?? null })
  lockWithScreen(core, ports)
  closeBeforeQuit(core)
  installMenu(development)
  window.current = openWindow(join(outDir, 'preload', 'preload.cjs'), development)
  window.current.on('closed', () => {
    window.current = null
  })
}

function portsOf(outDir: string, window: Window): Ports {
  const packaged = join(process.resourcesPath ?? '', 'resources')
  return createNodePorts({
    dataDir: process.env.SAKSAMA_DATA ?? defaultDataDir(),
    resourcesDir: existsSync(packaged) ? packaged : join(outDir, '..', 'resources'),
    hostKind: 'desktop',
    shell: createDialogShell(() => window.current),
    onBattery: () => powerMonitor.onBatteryPower,
    workerFile: (name) => pathToFileURL(join(outDir, 'main', `${name}.js`)),
  })
}

function bringForward(window: BrowserWindow | null): void {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A person who leaves the computer must not leave the vault open. */
function lockWithScreen(core: Core, ports: Ports): void {
  const lock = () => void core.requestLock().catch((error: unknown) => ports.logger.incident(error, 'desktop.lock'))
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
}

function closeBeforeQuit(core: Core): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void core.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
