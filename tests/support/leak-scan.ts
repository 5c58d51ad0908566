import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Every way in which a text could lie around readable. */
export function disguisesOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  // Base64 of a part of something longer: at each of the three alignments, without the border characters.
  const base64 = [0, 1, 2].flatMap((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    const inner = coded.slice(shift === 0 ? 0 : 4, -4)
    return inner.length < 8 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const coded = [hex, hex.toUpperCase(), encodeURIComponent(text), JSON.stringify(text).slice(1, -1), ...base64]
  return [utf8, utf16, Buffer.from(utf16).swap16(), ...coded.map((one) => Buffer.from(one, 'latin1'))]
}

/** Which of the texts can be read in the bytes, however disguised. */
export const findIn = (bytes: Uint8Array, texts: readonly string[]): string[] =>
  texts.filter((text) =>
    disguisesOf(text).some((disguise) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(disguise)),
  )

/** `file: text` for every text that can be read in a file at or below the folder. */
export const findInFolder = (folder: string, texts: readonly string[]): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => [
      ...findIn(readIfThere(path), texts).map((text) => `${relative(folder, path)}: ${text}`),
      ...findIn(Buffer.from(path), texts).map((text) => `the name of ${relative(folder, path)}: ${text}`),
    ])

/** Nothing of a file that was removed between the listing and the look. */
function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Uint8Array()
    throw error
  }
}

const MOST = 8 * 1024 * 1024
/** Nothing of a file that is too long, another program's, or gone. */
export function readIfAllowed(path: string): Uint8Array {
  try {
    return statSync(path).size > MOST ? new Uint8Array() : readFileSync(path)
  } catch {
    // Another program's, or gone.
    return new Uint8Array()
  }
}
