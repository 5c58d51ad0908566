import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { createDebugPipe, type DebugPipe } from './debug-pipe.ts'
import { createProfile, removeProfile } from './profile.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const MAC_PROGRAMS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
]

const HAS_GROUPS = process.platform !== 'win32'

type Environment = Readonly<Record<string, string | undefined>>

/** The Chromium of this computer; `SAKSAMA_CHROMIUM` names another. Null when there is none. */
export function findChromium(environment: Environment = process.env, platform = process.platform): string | null {
  const candidates = [environment.SAKSAMA_CHROMIUM ?? [], ...installed(environment, platform)].flat()
  return candidates.find((file) => existsSync(file)) ?? null
}

function installed(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return MAC_PROGRAMS
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? WINDOWS_PROGRAMS.map((program) => `${root}\\${program}`) : []))
  }
  const folders = [...(environment.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin']
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Flags of a window that reaches our port and nothing else, and keeps nothing. */
export const chromiumFlags = (profile: string, port: number): string[] => [
  `--user-data-dir=${profile}`,
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--disable-gpu-shader-disk-cache',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  `--disable-features=${OFF.join(',')}`,
  // A proxy that is not there: loopback is normally exempt, so the exemption is narrowed to our own port.
  '--proxy-server=http://127.0.0.1:9',
  `--proxy-bypass-list=<-loopback>;127.0.0.1:${port}`,
  '--lang=id',
  '--window-size=1366,768',
]

export type Chromium = Readonly<{
  pipe: DebugPipe
  /** What it was really started with. */
  switches: readonly string[]
  exited: Promise<void>
  kill(): void
}>
export type LaunchOptions = Readonly<{
  executable: string
  port: number
  /** First page; shown as an app window. */
  url: string
  headless?: boolean
}>

/** Starts Chromium with a profile that is removed when it ends. */
export function launchChromium({ executable, port, url, headless = false }: LaunchOptions): Chromium {
  const profile = createProfile()
  const flags = [
    ...chromiumFlags(profile, port),
    ...(headless ? ['--headless'] : []),
    // Chromium refuses to start its sandbox as root; start.ts says so to the user.
    ...(runsAsRoot() ? ['--no-sandbox'] : []),
    `--app=${url}`,
  ]
  const child = spawn(executable, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // On Linux the window's own words follow LANGUAGE, not --lang.
    env: { ...process.env, LANGUAGE: 'id' },
    // A group of its own: Ctrl+C in the terminal reaches only us, and its helpers can be ended together.
    detached: HAS_GROUPS,
  })
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  }).then(() => {
    endGroup(child.pid)
    return removeProfile(profile)
  })
  return {
    // stdio 3 and 4 were asked for as pipes above, so both streams exist.
    pipe: createDebugPipe(child.stdio[3] as Writable, child.stdio[4] as Readable),
    switches: child.spawnargs.slice(1),
    exited,
    kill: () => void child.kill(),
  }
}

/** Helpers that outlive the browser would write into the profile after it was removed. */
function endGroup(pid: number | undefined): void {
  if (!HAS_GROUPS || pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody was left.
  }
}

export const runsAsRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0
