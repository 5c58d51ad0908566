import { readFileSync, writeFileSync } from 'node:fs'

/** Changes `bit` of the byte at `at` of a file; counted from the end when negative, as `Array.at` does. */
export function flipFile(path: string, at: number, bit = 1): void {
  const bytes = readFileSync(path)
  bytes[at < 0 ? bytes.length + at : at]! ^= bit
  writeFileSync(path, bytes)
}
