import { isCruft, natural, type ReadingOptions } from './folder-walk.ts'

/** A chosen file with its size, looked up once: the browser asks the system anew at every look at `File.size`. */
type TakenFile = Readonly<{ file: File; size: number }>

/** Longer in one go would be felt; ten thousand looks take seconds. */
const SLICE_MS = 40

/** The files in their order; the page stays at hand meanwhile. Rejects when aborted. */
export async function takeFiles(
  files: readonly File[],
  { onFound, signal }: ReadingOptions = {},
): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = []
  let begun = performance.now()
  for (const file of files) {
    taken.push({ file, size: file.size })
    if (performance.now() - begun < SLICE_MS) continue
    onFound?.(taken.length)
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    begun = performance.now()
  }
  return taken
}

/** Files of a chosen folder in the order of a dropped one: the browser gives them in the order of the disk. */
export const inFolderOrder = (files: readonly File[]): File[] =>
  files
    .filter((file) => !isCruft(file))
    .map((file) => ({ file, path: file.webkitRelativePath.split('/') }))
    .sort((a, b) => byPath(a.path, b.path))
    .map(({ file }) => file)

/** A path is longer than one it begins with. */
function byPath(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index])
  return natural.compare(a[at] ?? '', b[at] ?? '')
}
