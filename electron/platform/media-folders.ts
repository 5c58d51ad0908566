import { access, readFile } from 'node:fs/promises'

/** Where desktops mount what is plugged in: udisks2 under /run/media or /media, people by hand under /mnt. */
const LINUX = /^(\/run\/media\/[^/]+\/[^/]+|\/media\/[^/]+(\/[^/]+)?|\/mnt\/[^/]+)$/
const LETTERS = [...'DEFGHIJKLMNOPQRSTUVWXYZ']

/** The `listMedia` port: folders of media that are mounted now; empty where the system cannot be asked. */
export async function listMedia(platform: NodeJS.Platform = process.platform): Promise<readonly string[]> {
  if (platform === 'linux') return mountsIn(await readFile('/proc/self/mounts', 'utf8').catch(() => ''))
  if (platform !== 'win32') return []
  const drives = await Promise.all(LETTERS.map((letter) => isThere(`${letter}:\\`)))
  return LETTERS.filter((_, index) => drives[index]).map((letter) => `${letter}:\\`)
}

/** proc(5): the second field of a line, with blanks and the like as `\040`. */
export const mountsIn = (table: string): string[] =>
  table
    .split('\n')
    .map((line) =>
      (line.split(' ')[1] ?? '').replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(parseInt(code, 8))),
    )
    .filter((folder) => LINUX.test(folder))

const isThere = (folder: string) =>
  access(folder).then(
    () => true,
    () => false,
  )
