import { AppError } from '#shared/kernel/app-error.ts'
import { safeFileName } from '#shared/kernel/file-name.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { assertNoReporter, type Leaving, type PlacedText } from './leak-check.ts'

export type LeavingPorts = Pick<Ports, 'shell' | 'now' | 'newId'>

/** Something that is to become a file outside of the vault. `name` is made safe for any file system. */
export type LeavingFile = Leaving & Readonly<{ name: string }>

/**
 * The only way to a file outside of the vault: looks for reporter data in the texts, the bytes and the name, asks where to
 * save, then lets `write` do it. Null when cancelled. Throws AppError `reporter_leak`, or what `write` throws.
 */
export async function saveOutside(
  session: Session,
  ports: LeavingPorts,
  { name, ...leaving }: LeavingFile,
  write: (path: string) => Promise<void>,
): Promise<string | null> {
  await assertNoReporter(session, ports, { ...leaving, texts: withName(leaving.texts, name) })
  const path = await ports.shell.chooseSavePath(safeFileName(name))
  if (path === null) return null
  await write(path)
  return path
}

async function* withName(texts: Leaving['texts'], name: string): AsyncGenerator<PlacedText, void> {
  yield { place: 'nama berkas', text: name }
  yield* texts
}

/** The recovery kit holds nothing of the files: keys and the name of the vault's owner. */
export const NO_TEXTS: readonly PlacedText[] = []

/** Every text inside a value of plain JSON, all at one place. */
export function* textsOf(place: string, value: unknown): Generator<PlacedText, void> {
  if (typeof value === 'string' || typeof value === 'number') yield { place, text: String(value) }
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(place, inner)
}

/** A declared refusal of the core is told as it is; anything else is up to the caller. */
export const isLeak = (error: unknown): boolean => error instanceof AppError && error.code === 'reporter_leak'
