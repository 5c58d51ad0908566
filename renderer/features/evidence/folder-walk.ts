/** What the walk needs of the browser's FileSystemEntry; files and folders come in one type there. */
export type WalkEntry = Readonly<{
  isDirectory: boolean
  name: string
  file?: (done: (file: File) => void, fail: (error: unknown) => void) => void
  createReader?: () => { readEntries: (done: (batch: WalkEntry[]) => void, fail: (error: unknown) => void) => void }
}>

export type Walked = Readonly<{ files: readonly File[]; unreadable: readonly string[] }>

/** Left behind by systems in every folder; nobody means them as evidence. */
const CRUFT = new Set(['thumbs.db', 'desktop.ini', '.ds_store'])

/**
 * Every file below the entries, in order. What cannot be read is named and the walk goes on. Folders inside folders
 * are followed to any depth.
 */
export async function walkEntries(entries: readonly WalkEntry[]): Promise<Walked> {
  const files: File[] = []
  const unreadable: string[] = []
  const pending = [...entries]
  for (let entry = pending.shift(); entry; entry = pending.shift()) {
    if (CRUFT.has(entry.name.toLowerCase())) continue
    try {
      if (entry.isDirectory) pending.unshift(...(await childrenOf(entry)))
      else files.push(await fileOf(entry))
    } catch {
      unreadable.push(entry.name)
    }
  }
  return { files, unreadable }
}

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
    if (batch.length === 0) return children.sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }))
    children.push(...batch)
  }
}
