import type { FileHandle } from 'node:fs/promises'
import { safeFileName } from '#shared/kernel/file-name.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { writeAside } from '../kernel/write-aside.ts'
import { assertNoReporter, type Leaving, type PlacedText } from './leak-check.ts'

export type LeavingPorts = Pick<Ports, 'shell' | 'now' | 'newId'>

/** Something that is to become a file outside of the vault. `name` is made safe for any file system. */
export type LeavingFile = Leaving & Readonly<{ name: string; fill(file: FileHandle): Promise<unknown> }>

/**
 * The only way to a file outside of the vault: looks for reporter data in the texts, the bytes and the name, asks where to
 * save, then lets `fill` write beside that place; never half a file. Gives where it was saved, null when cancelled. Throws
 * AppError `reporter_leak`, `disk_full`, `save_failed`, or what `fill` throws of ours.
 */
export async function saveOutside(
  session: Session,
  ports: LeavingPorts,
  { name, fill, ...leaving }: LeavingFile,
): Promise<string | null> {
  await assertNoReporter(session, ports, { ...leaving, texts: withName(leaving.texts, name) })
  const path = await ports.shell.chooseSavePath(safeFileName(name))
  if (path !== null) await writeAside(path, fill)
  return path
}

async function* withName(texts: Leaving['texts'], name: string): AsyncGenerator<PlacedText, void> {
  yield { place: 'nama berkas', text: name }
  yield* texts
}

/** Every text inside a value of plain JSON, all at one place. */
export function* textsOf(place: string, value: unknown): Generator<PlacedText, void> {
  if (typeof value === 'string' || typeof value === 'number') yield { place, text: String(value) }
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(place, inner)
}
