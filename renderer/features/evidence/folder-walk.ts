/** What the walk needs of the browser's FileSystemEntry; files and folders come in one type there. */
export type WalkEntry = Readonly<{
  isDirectory: boolean
  name: string
  file?: (done: (file: File) => void, fail: (error: unknown) => void) => void
  createReader?: () => { readEntries: (done: (batch: WalkEntry[]) => void, fail: (error: unknown) => void) => void }
}>

export type Walked = Readonly<{ files: readonly File[]; unreadable: readonly string[] }>

/** `onFound` hears how many files there are so far. */
export type ReadingOptions = Readonly<{ onFound?: (files: number) => void; signal?: AbortSignal }>

/** Files that were given but must first be looked up. Rejects when aborted. */
export type Given = (options: ReadingOptions) => Promise<Walked>

/** Left behind by systems in every folder; nobody means them as evidence. */
const CRUFT = new Set(['thumbs.db', 'desktop.ini', '.ds_store'])
export const isCruft = ({ name }: Readonly<{ name: string }>): boolean => CRUFT.has(name.toLowerCase())

/** Made once: a collator for each comparison would take seconds over a folder of ten thousand. */
export const natural = new Intl.Collator('id', { numeric: true })

/** Files asked for at once: each answer comes from another process. */
const AT_ONCE = 16

/**
 * Every file below the entries, in order. What cannot be read is named and the walk goes on. Folders inside folders
 * are followed to any depth. Rejects when aborted.
 */
export async function walkEntries(
  entries: readonly WalkEntry[],
  { onFound, signal }: ReadingOptions = {},
): Promise<Walked> {
  const files: File[] = []
  const unreadable: string[] = []
  const pending = entries.toReversed()
  while (pending.length > 0) {
    signal?.throwIfAborted()
    for (const [entry, read] of await readAll(nextOf(pending))) {
      if (read === null) unreadable.push(entry.name)
      else if (read instanceof File) files.push(read)
      // Not spread: more arguments than a call may have.
      else for (const child of read.toReversed()) pending.push(child)
    }
    onFound?.(files.length)
  }
  return { files, unreadable }
}

/** The next folder, or the files before it; the next entry stands last. */
function nextOf(pending: WalkEntry[]): WalkEntry[] {
  const run: WalkEntry[] = []
  for (let entry = pending.at(-1); entry && run.length < AT_ONCE; entry = pending.at(-1)) {
    if (entry.isDirectory && run.length > 0) break
    pending.pop()
    run.push(entry)
    if (entry.isDirectory) break
  }
  return run
}

const readAll = (run: readonly WalkEntry[]) =>
  Promise.all(
    run
      .filter((entry) => !isCruft(entry))
      .map(async (entry) => {
        const read = await (entry.isDirectory ? childrenOf(entry) : fileOf(entry)).catch(() => null)
        return [entry, read] as const
      }),
  )

const fileOf = (entry: WalkEntry) =>
  new Promise<File>((resolve, reject) => (entry.file ? entry.file(resolve, reject) : reject(new Error('no file'))))

/** `readEntries` gives at most a hundred at a time and ends with an empty batch (File and Directory Entries § 3). */
async function childrenOf(entry: WalkEntry): Promise<WalkEntry[]> {
  const reader = entry.createReader?.()
  const children: WalkEntry[] = []
  for (;;) {
    const batch = await new Promise<WalkEntry[]>((resolve, reject) =>
      reader ? reader.readEntries(resolve, reject) : resolve([]),
    )
    if (batch.length === 0) return children.sort((a, b) => natural.compare(a.name, b.name))
    for (const child of batch) children.push(child)
  }
}
