import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

export type FakeEvent = { url: string; defaultPrevented: boolean; preventDefault(): void }
type Answer = (value: unknown) => void

/** What happened, in order: `app.enableSandbox`, `app.ready`, `window.open` … */
type Journal = string[]

export const fakeEvent = (url = ''): FakeEvent => ({
  url,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

export class FakePort extends EventEmitter {
  sent: unknown[] = []
  started = false
  closed = false
  postMessage(data: unknown) {
    this.sent.push(data)
  }
  start() {
    this.started = true
  }
  close() {
    this.closed = true
    this.emit('close')
  }
}

export class FakeContents extends EventEmitter {
  windowOpen: ((details: { url: string }) => { action: string }) | null = null
  mainFrame = { url: 'app://local/' }
  webRtcPolicy = ''
  setWebRTCIPHandlingPolicy(policy: string) {
    this.webRtcPolicy = policy
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.windowOpen = handler
  }
}

class FakeSession extends EventEmitter {
  requestHandler!: (contents: unknown, permission: string, answer: Answer, details: object) => void
  checkHandler!: (contents: unknown, permission: string, origin: string, details: object) => boolean
  deviceHandler!: () => boolean
  displayHandler!: (request: unknown, answer: Answer) => void
  beforeRequest!: (details: { url: string }, answer: (reply: { cancel: boolean }) => void) => void
  handlers = new Map<string, (request: Request) => Promise<Response>>()
  spellChecker = true
  setPermissionRequestHandler = (handler: FakeSession['requestHandler']) =>
    Object.assign(this, { requestHandler: handler })
  setPermissionCheckHandler = (handler: FakeSession['checkHandler']) => Object.assign(this, { checkHandler: handler })
  setDevicePermissionHandler = (handler: FakeSession['deviceHandler']) =>
    Object.assign(this, { deviceHandler: handler })
  setDisplayMediaRequestHandler = (handler: FakeSession['displayHandler']) =>
    Object.assign(this, { displayHandler: handler })
  setSpellCheckerEnabled = (enabled: boolean) => Object.assign(this, { spellChecker: enabled })
  webRequest = {
    onBeforeRequest: (handler: FakeSession['beforeRequest']) => Object.assign(this, { beforeRequest: handler }),
  }
  protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void this.handlers.set(scheme, handler),
  }
}

/** As much of Electron as the desktop host touches, recording what is done to it. */
export function createFakeElectron(options: { firstInstance?: boolean } = {}) {
  const journal: Journal = []
  const note = (entry: string) => void journal.push(entry)
  const windows: FakeWindow[] = []

  class FakeWindow extends EventEmitter {
    webContents = new FakeContents()
    loaded: string[] = []
    focused = 0
    minimized = false
    options: { webPreferences: Record<string, unknown>; show: boolean }
    constructor(given: FakeWindow['options']) {
      super()
      this.options = given
      windows.push(this)
      note('window.open')
      app.emit('web-contents-created', {}, this.webContents)
    }
    loadURL(address: string) {
      this.loaded.push(address)
      return Promise.resolve()
    }
    show() {}
    isMinimized = () => this.minimized
    restore() {
      this.minimized = false
    }
    focus() {
      this.focused += 1
    }
  }

  let becomeReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    becomeReady = () => {
      note('app.ready')
      resolve()
    }
  })
  const switches = new Map<string, string>()
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    requestSingleInstanceLock: () => options.firstInstance ?? true,
    enableSandbox: () => note('app.enableSandbox'),
    commandLine: {
      appendSwitch: (name: string, value = '') => void switches.set(name, value),
      hasSwitch: (name: string) => switches.has(name),
      getSwitchValue: (name: string) => switches.get(name) ?? '',
    },
    quit: () => note('app.quit'),
    whenReady: () => ready,
    getPath: () => '/home/siapa/Dokumen',
  })
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = []
  const ipcHandlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>()
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) =>
      void ipcHandlers.set(channel, handler),
  })
  const menus: { label: string; submenu: { label?: string; role?: string }[] }[][] = []
  return {
    journal,
    windows,
    schemes,
    ipcHandlers,
    menus,
    becomeReady: () => becomeReady(),
    app,
    session: {
      defaultSession: new FakeSession(),
      ours: new FakeSession(),
      fromPartition(partition: string, { cache }: { cache: boolean }) {
        note(`session ${partition} ${cache ? 'cached' : 'in memory'}`)
        return this.ours
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (given: typeof schemes) => {
        note('protocol.register')
        schemes.push(...given)
      },
    },
    ipcMain,
    powerMonitor: new EventEmitter(),
    BrowserWindow: FakeWindow,
    Menu: {
      buildFromTemplate: (template: (typeof menus)[number]) => template,
      setApplicationMenu: (menu: (typeof menus)[number]) => void menus.push(menu),
    },
    dialog: { showSaveDialog: vi.fn(async () => ({ canceled: true, filePath: '' })) },
  }
}

export type FakeElectron = ReturnType<typeof createFakeElectron>
