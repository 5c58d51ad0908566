/** A chosen file with its size, looked up once: the browser asks the system anew at every look at `File.size`. */
type TakenFile = Readonly<{ file: File; size: number }>

/** Longer in one go would be felt; ten thousand looks take seconds. */
const SLICE_MS = 40

/** The files in their order; the page stays at hand meanwhile. */
export async function takeFiles(files: readonly File[]): Promise<TakenFile[]> {
  const taken: TakenFile[] = []
  let begun = performance.now()
  for (const file of files) {
    taken.push({ file, size: file.size })
    if (performance.now() - begun < SLICE_MS) continue
    await new Promise((resolve) => setTimeout(resolve))
    begun = performance.now()
  }
  return taken
}
