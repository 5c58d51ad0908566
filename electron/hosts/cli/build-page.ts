import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['renderer', 'shared', 'electron']
const FILES = ['electron.config.ts', 'package-lock.json']
const BUILT = 'out/renderer/index.html'

/** True when nothing is built or a source is newer than the build. */
export function isStale(root: string): boolean {
  const built = join(root, BUILT)
  if (!existsSync(built)) return true
  const at = statSync(built).mtimeMs
  return [
    ...FILES.map((file) => join(root, file)),
    ...SOURCES.flatMap((folder) => filesUnder(join(root, folder))),
  ].some((file) => existsSync(file) && statSync(file).mtimeMs > at)
}

/** Builds what is stale with the program's own tools; throws with the tool's output. */
export function buildIfStale(root: string): boolean {
  if (!isStale(root)) return false
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = spawnSync(process.execPath, [tool, 'build', '-c', 'electron.config.ts', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (result.status !== 0) throw new Error(`Halaman tidak dapat dibangun:\n${result.stdout}${result.stderr}`)
  return true
}

const filesUnder = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []
