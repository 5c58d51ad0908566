import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { mediaOf } from './bed.ts'
import { type Case, type File, flips, swapped } from './regions.ts'

/** Every file of the newest set, the sealed files it stands on, and what of the set before can be put in its place. */
export function backupCases(newer: string): Case[] {
  const names = (readdirSync(mediaOf(newer), { recursive: true }) as string[])
    .filter((name) => statSync(join(mediaOf(newer), name)).isFile())
    .sort()
  const sealed = names.filter((name) => name.includes('isi'))
  const manifests = names.filter((name) => name.endsWith('manifest.json'))
  const [before = '', last = ''] = manifests.slice(-2).map(dirname)
  const own = names.filter((name) => name.startsWith(last))
  return [
    ...[...own, sealed[0] ?? ''].flatMap((name) => fileCases(newer, name)),
    ...own.flatMap((name) => olderCase(newer, { name, older: join(before, name.slice(last.length)) })),
    exchangedCase(sealed[0] ?? '', sealed.at(-1) ?? ''),
    {
      region: 'backup: whole set',
      what: 'replaced by the one before',
      of: 'newer',
      change: (root) => {
        rmSync(join(mediaOf(root), last), { recursive: true })
        cpSync(join(mediaOf(root), before), join(mediaOf(root), last), { recursive: true })
      },
    },
  ]
}

const at = (name: string) => (root: string) => join(mediaOf(root), name)

function fileCases(newer: string, name: string): Case[] {
  const kind = name.includes('isi') ? 'sealed file' : basename(name)
  const file: File = { region: `backup: ${kind}`, of: 'newer', path: at(name) }
  const { size } = statSync(file.path(newer))
  const offsets = [...new Set([0, 1, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((x) => Math.floor(x * (size - 1))))]
  const half = Math.floor(size / 2)
  const shapes: [string, Case['change']][] = [
    ['cut', (root) => truncateSync(file.path(root), size - 1)],
    ['emptied', (root) => truncateSync(file.path(root), 0)],
    ['gone', (root) => rmSync(file.path(root))],
  ]
  return [
    ...flips(file, file.region, offsets),
    ...swapped(file, [0, half, half]),
    ...shapes.map(([what, change]): Case => ({ region: file.region, what, of: 'newer', change })),
  ]
}

/** None where both sets hold the same. */
function olderCase(newer: string, { name, older }: Readonly<{ name: string; older: string }>): Case[] {
  if (readFileSync(at(name)(newer)).equals(readFileSync(at(older)(newer)))) return []
  const change = (root: string) => cpSync(at(older)(root), at(name)(root))
  return [{ region: `backup: ${basename(name)}`, what: 'replaced by that of the set before', of: 'newer', change }]
}

const exchangedCase = (a: string, b: string): Case => ({
  region: 'backup: two sealed files exchanged',
  what: `${basename(a)} and ${basename(b)}`,
  of: 'newer',
  change: (root) => {
    const kept = readFileSync(at(a)(root))
    cpSync(at(b)(root), at(a)(root))
    writeFileSync(at(b)(root), kept)
  },
})
