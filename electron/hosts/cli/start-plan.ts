import { parseArgs } from 'node:util'

type Environment = Readonly<Record<string, string | undefined>>

export type StartPlan =
  | Readonly<{ kind: 'desktop'; program: string }>
  | Readonly<{ kind: 'web'; executable: string; notes: readonly string[] }>
  | Readonly<{ kind: 'none'; notes: readonly string[]; exitCode: 0 | 1 }>

type Found = Readonly<{
  electron: string | null
  chromium: string | null
  platform: NodeJS.Platform
  environment: Environment
  asRoot: boolean
}>

const NO_DISPLAY =
  'Tidak ada layar (DISPLAY atau WAYLAND_DISPLAY kosong), jadi jendela tidak dapat dibuka. ' +
  'Seluruh alur dapat dijalankan tanpa layar: npm run sample -- DIR'
const NO_ELECTRON = 'Program Electron tidak ada di komputer ini; Saksama dibuka di Chromium milik sistem.'
const NO_CHROMIUM = 'Chromium tidak ditemukan. Jalankan "npm run setup", lalu ulangi.'
const AS_ROOT = 'Dijalankan sebagai root: Chromium berjalan tanpa sandbox. Gunakan akun biasa untuk pekerjaan nyata.'

/** Which host to start, and what to say first. */
export function planStart({ electron, chromium, platform, environment, asRoot }: Found): StartPlan {
  const hasDisplay = platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY)
  if (!hasDisplay) return { kind: 'none', notes: [NO_DISPLAY], exitCode: 0 }
  if (electron !== null) return { kind: 'desktop', program: electron }
  if (chromium === null) return { kind: 'none', notes: [NO_ELECTRON, NO_CHROMIUM], exitCode: 1 }
  return { kind: 'web', executable: chromium, notes: [NO_ELECTRON, ...(asRoot ? [AS_ROOT] : [])] }
}

/** The data folder named by `--data`, if any; throws a sentence for anything else on the command line. */
export function parseStart(args: readonly string[]): Readonly<{ data: string | null }> {
  try {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } })
    return { data: values.data ?? null }
  } catch {
    throw new Error('Pilihan tidak dikenal. Cara pakai: npm start -- [--data FOLDER]')
  }
}
