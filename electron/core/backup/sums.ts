import { listedBlob } from './layout.ts'

/** SHA-256 by name of a file of the set, and by blob id of a sealed file beside it. */
export type Sums = Readonly<{ files: ReadonlyMap<string, string>; blobs: ReadonlyMap<string, string> }>

const LINE =
  /^([0-9a-f]{64}) {2}(?:\.\.\/\.\.\/isi\/([0-9a-f]{2})\/([0-9a-f]{32})|((?:anchors\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}))$/

/** The format of coreutils' sha256sum, so that anyone can check a backup without this program. */
export function writeSums({ files, blobs }: Sums): string {
  const lines = [...files].map(([name, sha256]) => `${sha256}  ${name}\n`)
  for (const [id, sha256] of blobs) lines.push(`${sha256}  ${listedBlob(id)}\n`)
  return lines.join('')
}

/** Null for a list with any line of another form: no name may lead out of the backup. */
export function parseSums(text: string): Sums | null {
  const files = new Map<string, string>()
  const blobs = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') return null
  for (const line of lines) {
    const [, sha256 = '', shelf, id, name] = LINE.exec(line) ?? []
    if (name !== undefined) files.set(name, sha256)
    else if (id?.startsWith(shelf ?? ' ')) blobs.set(id, sha256)
    else return null
  }
  return { files, blobs }
}
