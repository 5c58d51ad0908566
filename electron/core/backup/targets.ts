import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, constants, mkdir, readFile, realpath, stat, statfs } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { type BackupTarget, targetIdSchema } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Ports } from '../kernel/ports.ts'
import { replaceFile } from '../vault/durable-file.ts'
import { countSets } from './stored-set.ts'

/** Paths somebody chose once; outside the vault, so that a restore finds them when there is no vault. */
const RECORD = 'cadangan.json'
const recordSchema = z.strictObject({
  format: z.literal('saksama-folder-cadangan'),
  version: z.literal(1),
  folders: z.array(z.string().max(4096)).max(50),
})
const MOST = 20

type TargetPorts = Pick<Ports, 'dataDir' | 'shell' | 'listMedia'>

/** Folders for backups. The page knows them by id; only the core knows, finds and checks paths. */
export type Targets = Readonly<{
  list(): Promise<BackupTarget[]>
  /** Throws AppError `target_unknown`. */
  pathOf(id: BackupTarget['id']): Promise<string>
  /** By dialog, or `typed` where there is none. Null when cancelled. Throws AppError `target_unsuitable`. */
  choose(typed: string | null): Promise<BackupTarget | null>
}>

export function createTargets(ports: TargetPorts): Targets {
  const known = () => findFolders(ports)
  return {
    list: async () => Promise.all((await known()).map(describe)),
    pathOf: async (id) => {
      const found = (await known()).find(({ path }) => idOf(path) === id)
      if (!found) throw new AppError('target_unknown')
      // Our own folder is made when it is first used.
      if (found.kind === 'own') await mkdir(found.path, { recursive: true, mode: 0o700 })
      return found.path
    },
    choose: async (typed) => {
      const chosen = ports.shell.chooseFolder ? await ports.shell.chooseFolder() : typed
      if (chosen === null || chosen.trim() === '') return null
      const path = await requireSuitable(ports.dataDir, chosen.trim())
      await remember(ports.dataDir, path)
      return describe({ kind: 'chosen', path })
    },
  }
}

type Folder = Readonly<{ kind: BackupTarget['kind']; path: string }>

const idOf = (path: string): BackupTarget['id'] =>
  targetIdSchema.parse(createHash('sha256').update(`target|${path}`).digest('hex').slice(0, 32))

async function findFolders({ dataDir, listMedia }: TargetPorts): Promise<Folder[]> {
  const media = (await listMedia?.()) ?? []
  const chosen = await readChosen(dataDir)
  const folders: Folder[] = [
    ...media.map((path) => ({ kind: 'removable' as const, path })),
    ...chosen.filter((path) => !media.includes(path)).map((path) => ({ kind: 'chosen' as const, path })),
    { kind: 'own', path: join(dataDir, 'cadangan') },
  ]
  return folders.filter(({ path }, index) => folders.findIndex((each) => each.path === path) === index)
}

async function describe({ kind, path }: Folder): Promise<BackupTarget> {
  const at = kind === 'own' ? await nearest(path) : path
  const problem = await problemOf(at)
  const space = problem === 'gone' ? null : await statfs(at).catch(() => null)
  return {
    id: idOf(path),
    kind,
    path,
    problem,
    freeBytes: space && space.bavail * space.bsize,
    sets: await countSets(path),
  }
}

/** Our own folder may not be there yet; the data folder then answers for it. */
const nearest = (path: string) =>
  stat(path).then(
    () => path,
    () => join(path, '..'),
  )

async function problemOf(path: string): Promise<BackupTarget['problem']> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return 'gone'
  return access(path, constants.W_OK).then(
    () => null,
    () => 'readonly' as const,
  )
}

async function readChosen(dataDir: string): Promise<string[]> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(dataDir, RECORD), 'utf8'))).folders
  } catch {
    return []
  }
}

async function remember(dataDir: string, path: string): Promise<void> {
  const folders = [path, ...(await readChosen(dataDir)).filter((each) => each !== path)].slice(0, MOST)
  const record = { format: 'saksama-folder-cadangan', version: 1, folders }
  await replaceFile(join(dataDir, RECORD), `${JSON.stringify(record, null, 1)}\n`)
}

/** An existing folder, named in full, inside no vault and no set of a backup. A read-only one still serves a restore. */
async function requireSuitable(dataDir: string, typed: string): Promise<string> {
  if (!isAbsolute(typed) || typed.includes('\0')) throw new AppError('target_unsuitable')
  const path = await realpath(resolve(typed)).catch(() => null)
  const found = path === null ? null : await stat(path).catch(() => null)
  if (path === null || !found?.isDirectory()) throw new AppError('target_unsuitable')
  const data = await realpath(dataDir)
  const fromData = relative(data, path)
  const isInside = !(/^\.\.([\\/]|$)/.test(fromData) || isAbsolute(fromData))
  if ((isInside && fromData !== 'cadangan') || isInVault(path)) throw new AppError('target_unsuitable')
  return path
}

/** Also of a vault that is not ours. */
const isInVault = (path: string): boolean =>
  existsSync(join(path, 'vault.json')) || (dirname(path) !== path && isInVault(dirname(path)))
