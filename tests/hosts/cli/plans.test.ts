import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isStale } from '#electron/hosts/cli/build-page.ts'
import { findElectron } from '#electron/hosts/cli/electron-binary.ts'
import { NEEDS, planSetup } from '#electron/hosts/cli/setup-plan.ts'
import { parseStart, planStart } from '#electron/hosts/cli/start-plan.ts'
import { sourceFiles } from '#tests/architecture.ts'

/** A program that a test starts by its name. */
const CALL = /\b(?:execFileSync|execFile|spawnSync|spawn)\(\s*'([\w.-]+)'/g
/** Of packages that Debian marks as required, and what came with Node. */
const EVERYWHERE = ['sh', 'sha256sum', 'mkfifo', 'sleep', 'tar', 'mount', 'umount', 'npm']
const AGE = ['age-keygen']
const POPPLER = ['pdftotext', 'pdftoppm', 'pdfinfo', 'pdfdetach']

const root = fileURLToPath(new URL('../../..', import.meta.url))
const put = (folder: string, file: string, text = '') => {
  mkdirSync(join(folder, file, '..'), { recursive: true })
  writeFileSync(join(folder, file), text)
  return join(folder, file)
}

describe('npm start', () => {
  const found = {
    electron: null,
    chromium: '/usr/bin/chromium',
    platform: 'linux' as const,
    environment: { DISPLAY: ':0' },
    asRoot: false,
  }

  test('opens Electron when it is there, in silence', () => {
    expect(planStart({ ...found, electron: '/e' })).toEqual({ kind: 'desktop', program: '/e' })
  })

  test('else says so in one line and opens the web host', () => {
    const plan = planStart(found)
    expect(plan).toMatchObject({ kind: 'web', executable: '/usr/bin/chromium' })
    expect(plan.kind === 'web' && plan.notes).toHaveLength(1)
    expect(planStart({ ...found, asRoot: true })).toMatchObject({
      notes: [expect.any(String), expect.stringContaining('root')],
    })
  })

  test('without a display names the sample and is no failure, whichever host there is', () => {
    for (const electron of [null, '/e'])
      expect(planStart({ ...found, electron, environment: {} })).toMatchObject({
        kind: 'none',
        exitCode: 0,
        notes: [expect.stringContaining('npm run sample -- DIR')],
      })
    expect(planStart({ ...found, environment: { WAYLAND_DISPLAY: 'wayland-0' } }).kind).toBe('web')
    expect(planStart({ ...found, environment: {}, platform: 'win32' }).kind).toBe('web')
  })

  test('without any Chromium names setup and fails', () => {
    expect(planStart({ ...found, chromium: null })).toMatchObject({
      exitCode: 1,
      notes: [expect.any(String), expect.stringContaining('npm run setup')],
    })
  })

  test('takes --data and refuses the rest with a sentence', () => {
    expect(parseStart(['--data', 'x'])).toEqual({ data: 'x' })
    expect(parseStart([])).toEqual({ data: null })
    expect(() => parseStart(['--verbose'])).toThrow('npm start -- [--data FOLDER]')
    expect(() => parseStart(['x'])).toThrow('npm start')
  })

  test('the Electron program is looked up, never fetched', () => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-'))
    expect(findElectron(folder)).toBeNull()
    put(folder, 'node_modules/electron/path.txt', 'electron')
    expect(findElectron(folder)).toBeNull()
    const program = put(folder, 'node_modules/electron/dist/electron')
    expect(findElectron(folder)).toBe(program)
  })

  test('the page is built when missing or older than a source', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stale-'))
    expect(isStale(folder)).toBe(true)
    const built = put(folder, 'out/renderer/index.html')
    const source = put(folder, 'renderer/app/app.tsx')
    utimesSync(source, 1000, 1000)
    expect(isStale(folder)).toBe(false)
    utimesSync(built, 500, 500)
    expect(isStale(folder)).toBe(true)
  })
})

describe('npm run setup', () => {
  const bare = {
    platform: 'linux' as const,
    hasProgram: (name: string) => name === 'apt-get',
    hasFile: () => false,
    isRoot: true,
  }

  test('installs what is missing from Debian, after an update, without questions', () => {
    const plan = planSetup(bare)
    if (plan.kind !== 'install') throw new Error(plan.kind)
    expect(plan.packages).toEqual(NEEDS.map((need) => need.package))
    const [update, install] = plan.commands.map((command) => command.join(' '))
    expect(update).toMatch(/DEBIAN_FRONTEND=noninteractive apt-get .*update$/)
    expect(install).toMatch(/install -y --no-install-recommends .*chromium/)
    expect(`${update}${install}`).not.toContain('sudo')
  })

  test('brings every program that a test starts and a bare Debian lacks', () => {
    const brought = [...EVERYWHERE, ...POPPLER, ...AGE, ...NEEDS.map(({ program }) => program)]
    const started = sourceFiles(root, 'tests').flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(CALL)].map(([, program]) => program),
    )
    expect(started).toContain('pdfsig')
    expect(started.filter((program) => !brought.includes(program))).toEqual([])
  })

  test('only what is missing', () => {
    const plan = planSetup({ ...bare, hasProgram: (name) => name !== 'qpdf', hasFile: () => true })
    expect(plan).toMatchObject({ kind: 'install', packages: ['qpdf'] })
  })

  test('does nothing when all is there', () => {
    expect(planSetup({ ...bare, hasProgram: () => true, hasFile: () => true })).toEqual({ kind: 'ready' })
  })

  test('uses sudo for others than root, and says what to run without it', () => {
    const sudo = planSetup({ ...bare, isRoot: false, hasProgram: (name) => ['apt-get', 'sudo'].includes(name) })
    expect(sudo.kind === 'install' && sudo.commands.every(([first]) => first === 'sudo')).toBe(true)
    expect(planSetup({ ...bare, isRoot: false })).toMatchObject({
      kind: 'say',
      exitCode: 1,
      sentence: expect.stringContaining('apt-get'),
    })
  })

  test('says what to do elsewhere', () => {
    expect(planSetup({ ...bare, platform: 'win32' })).toMatchObject({ kind: 'say', exitCode: 0 })
    expect(planSetup({ ...bare, platform: 'darwin' })).toMatchObject({ kind: 'say', exitCode: 0 })
    expect(planSetup({ ...bare, hasProgram: () => false })).toMatchObject({ kind: 'say', exitCode: 1 })
  })
})

describe('the check before everything', () => {
  const entry = join(root, 'electron/hosts/cli/run.mjs')

  /** Runs a copy of the entry as if on Node 20; `-e` leaves `argv[1]` out, so a placeholder stands for it. */
  function asOldNode(file: string, args: readonly string[]) {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' })
      process.argv.splice(1, 0, 'x'); await import(${JSON.stringify(pathToFileURL(file).href)})`
    return spawnSync(process.execPath, ['--input-type=module', '-e', pretend, '--', ...args], { encoding: 'utf8' })
  }

  test('an older Node without the pinned one gets a sentence, not a stack', () => {
    const alone = mkdtempSync(join(tmpdir(), 'saksama-node-'))
    const copy = join(alone, 'a', 'b', 'c', 'run.mjs')
    mkdirSync(dirname(copy), { recursive: true })
    cpSync(entry, copy)
    const { status, stderr } = asOldNode(copy, ['start'])
    expect(status).toBe(1)
    expect(stderr).toContain('Node 22.14')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('an older Node hands over to the pinned one, exit code and all', () => {
    const { status, stdout, stderr } = asOldNode(entry, ['verify', join(root, 'README.md')])
    expect(stdout + stderr).toMatch(/PDF/)
    expect(status).toBe(2)
  })

  test('tools run with the pinned Node in their path', () => {
    const { stdout } = spawnSync(process.execPath, [entry, 'exec', 'node', '-p', 'process.version'], {
      encoding: 'utf8',
    })
    expect(stdout.trim()).toBe(process.version)
  })

  test('a name that is no command is refused', () => {
    const { status, stderr } = spawnSync(process.execPath, [entry, '../x'], { encoding: 'utf8' })
    expect([status, stderr.trim()]).toEqual([1, 'Perintah tidak dikenal.'])
  })
})
