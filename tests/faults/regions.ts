import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFile } from '#tests/support/flip-file.ts'
import { backupCases } from './backup-regions.ts'
import { dataOf } from './bed.ts'
import type { Material } from './damage.ts'

/** One change to a fresh copy. `harmless`: bytes that carry nothing (vault/README.md, threats). */
export type Case = Readonly<{
  region: string
  what: string
  of: 'newer' | 'killed'
  harmless?: boolean
  change(root: string): void
}>

export type File = Readonly<{
  region: string
  of: Case['of']
  path(root: string): string
  also?: (root: string) => string
}>

const vault = (name: string) => (root: string) => join(dataOf(root), 'brankas', name)
const PAGE = 4096

/** Every file a vault and its backup are made of, each in the regions its format names. */
export function casesOf(material: Material): Case[] {
  const { newer } = material
  const json: File = { region: 'vault.json', of: 'newer', path: vault('vault.json'), also: vault('vault.json.bak') }
  const blobs = blobsIn(newer)
  const [large, small] = [blobs[0] ?? '', blobs.at(-1) ?? '']
  const blobOf = (name: string): File => ({ region: 'blob', of: 'newer', path: vault(join('blobs', name)) })
  return [
    ...jsonRegions(json, newer),
    ...wholeFile(json, material),
    ...swapped(json, [40, 400, 64]),
    ...oneCopy(newer),
    ...databaseRegions(material),
    ...wholeFile({ region: 'case.db', of: 'newer', path: vault('case.db') }, material),
    ...swapped({ region: 'case.db', of: 'newer', path: vault('case.db') }, [PAGE, 2 * PAGE, PAGE]),
    ...logRegions(material),
    ...blobRegions(blobOf(large), newer),
    ...wholeFile(blobOf(small), material),
    ...swapped(blobOf(large), [128 + 262_144, 128 + 2 * 262_144, 262_144]),
    exchanged(large, small),
    ...anchorCases(material),
    ...backupCases(newer),
    ...recoveryCases(material),
  ]
}

/** Largest first: `ab/<id>`. */
function blobsIn(root: string): string[] {
  const folder = vault('blobs')(root)
  const names = readdirSync(folder).flatMap((shelf) => readdirSync(join(folder, shelf)).map((id) => join(shelf, id)))
  const size = (name: string) => statSync(join(folder, name)).size
  return names.sort((a, b) => size(b) - size(a))
}

export const flips = (
  file: File,
  region: string,
  offsets: readonly number[],
  harmless: (at: number) => boolean = () => false,
) =>
  offsets.map(
    (at): Case => ({
      region,
      what: `flipped at ${at}`,
      of: file.of,
      harmless: harmless(at),
      change: (root) => {
        flipFile(file.path(root), at)
        if (file.also) cpSync(file.path(root), file.also(root))
      },
    }),
  )

/** First, middle and last byte of the value of every key, at any depth. */
function jsonRegions(file: File, root: string): Case[] {
  const text = readFileSync(file.path(root), 'latin1')
  return [...text.matchAll(/"(\w+)": ("[^"]*"|[\w.]+)/g)].flatMap((found) => {
    const [whole = '', key = '', value = ''] = found
    const start = found.index + whole.length - value.length
    const inner = value.startsWith('"') ? [start + 1, start + value.length - 2] : [start, start + value.length - 1]
    const [first = 0, last = 0] = inner
    const offsets = new Set([first, Math.floor((first + last) / 2), last].filter((at) => at >= start))
    return flips(file, `${file.region}: ${key}`, [...offsets])
  })
}

/** Cut short, emptied, gone, of another vault, of before. */
function wholeFile(file: File, { older, other }: Material): Case[] {
  const both = (root: string, work: (path: string) => void) => {
    work(file.path(root))
    if (file.also) work(file.also(root))
  }
  const put = (from: string) => (root: string) => {
    if (existsSync(file.path(from))) both(root, (path) => cpSync(file.path(from), path))
    else both(root, (path) => rmSync(path))
    if (file.region === 'case.db') for (const end of ['-wal', '-shm']) rmSync(file.path(root) + end, { force: true })
  }
  const cut = (share: number) => (root: string) =>
    both(root, (path) => truncateSync(path, Math.max(0, Math.floor(statSync(path).size * share) - 1)))
  const shapes: [string, Case['change']][] = [
    ['cut by a byte', cut(1)],
    ['cut to half', cut(0.5)],
    ['emptied', cut(0)],
    ['gone', (root) => both(root, (path) => rmSync(path))],
    ['replaced by that of another vault', put(other)],
    ['replaced by an older one', put(older)],
  ]
  return shapes.map(([what, change]) => ({
    region: `${file.region}: whole file`,
    what,
    of: file.of,
    // The last byte of a JSON file is its line feed.
    // Sealed files never change: an older one is the same.
    harmless:
      (what === 'cut by a byte' && file.region.endsWith('.json')) ||
      (what === 'replaced by an older one' && file.region === 'blob'),
    change,
  }))
}

/** One copy of vault.json alone: the other one mends it. */
const oneCopy = (newer: string): Case[] =>
  ['vault.json', 'vault.json.bak'].flatMap((name) => {
    const half = Math.floor(statSync(vault(name)(newer)).size / 2)
    return flips({ region: '', of: 'newer', path: vault(name) }, `${name} alone`, [3, half])
  })

/** In each page at its beginning, its middle and within its tag; bytes 0–15, 18 and 20 carry nothing. */
function databaseRegions({ newer, usedPages }: Material): Case[] {
  const file: File = { region: 'case.db', of: 'newer', path: vault('case.db') }
  const pages = statSync(file.path(newer)).size / PAGE
  const harmless = (at: number) => at < 16 || at === 18 || at === 20
  const first = [0, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 40, 60, 99, 100, 1000, 4050, 4095]
  const step = Math.max(1, Math.floor(pages / 40))
  const offsets = Array.from({ length: Math.floor((pages - 1) / step) }, (_, index) => (1 + index * step) * PAGE)
  const spread = offsets.map((at, index) => at + [0, 2000, PAGE - 40, PAGE - 1][index % 4]!)
  return [
    ...flips(file, 'case.db: first page', first, harmless),
    ...flips(file, 'case.db: other pages', spread, (at) => !usedPages.has(Math.floor(at / PAGE) + 1)),
  ]
}

export function swapped(file: File, [a = 0, b = 0, length = 0]: number[]): Case[] {
  const change = (root: string) => {
    const path = file.path(root)
    const bytes = readFileSync(path)
    const kept = Buffer.from(bytes.subarray(a, a + length))
    bytes.copyWithin(a, b, b + length)
    kept.copy(bytes, b)
    writeFileSync(path, bytes)
    if (file.also) cpSync(path, file.also(root))
  }
  return [{ region: `${file.region}: two parts swapped`, what: `${a} and ${b}`, of: file.of, change }]
}

/** The log of a killed process: its header, and header and page of frames from first to last (sqlite.org/walformat.html). */
function logRegions({ killed, newer }: Material): Case[] {
  const file: File = { region: 'WAL', of: 'killed', path: vault('case.db-wal') }
  const size = existsSync(file.path(killed)) ? statSync(file.path(killed)).size : 0
  const FRAME = 24 + PAGE
  const frames = Math.floor((size - 32) / FRAME)
  const picks = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => 32 + Math.floor((frames - 1) * share) * FRAME)
  const inFrames = picks.flatMap((at) => [at, at + 4, at + 8, at + 16, at + 24, at + 2000, at + FRAME - 1])
  const cut = (to: number) => (root: string) => truncateSync(file.path(root), to)
  return [
    ...flips(file, 'WAL: header', [0, 4, 8, 12, 16, 24, 28]),
    ...flips(file, 'WAL: frames', inFrames),
    ...swapped(file, [32, 32 + Math.floor(frames / 2) * FRAME, FRAME]),
    ...swapped(file, [32 + (frames - 2) * FRAME, 32 + (frames - 1) * FRAME, FRAME]),
    // A log only grows: an older one is a beginning of it.
    ...[0.5, 0.9].map((share): Case => {
      const to = 32 + Math.floor(frames * share) * FRAME
      return { region: 'WAL: replaced by an older one', what: `to ${to} of ${size}`, of: 'killed', change: cut(to) }
    }),
    ...[0, 31, 32, Math.floor(size / 2), size - 1].map(
      (to): Case => ({ region: 'WAL: cut', what: `to ${to} of ${size}`, of: 'killed', change: cut(to) }),
    ),
    { region: 'WAL: cut', what: 'gone', of: 'killed', change: (root) => rmSync(file.path(root)) },
    {
      region: 'WAL: foreign',
      what: 'pages of the database of another state',
      of: 'killed',
      change: (root) => cpSync(vault('case.db')(newer), file.path(root)),
    },
  ]
}

/** Header field by field, then header, first, middle and last segment of the stream. */
function blobRegions(file: File, newer: string): Case[] {
  const size = statSync(file.path(newer)).size
  const header = [0, 7, 8, 10, 12, 16, 31, 32, 36, 50, 95, 96, 127]
  const stream = [128, 129, 160, 161, 167, 168, 10_000, 262_271, 262_272, Math.floor(size / 2), size - 17, size - 1]
  return [...flips(file, 'blob: header', header), ...flips(file, 'blob: stream', stream)]
}

const exchanged = (a: string, b: string): Case => ({
  region: 'blob: two files exchanged',
  what: 'largest and smallest',
  of: 'newer',
  change: (root) => {
    const [first, second] = [vault(join('blobs', a))(root), vault(join('blobs', b))(root)]
    const kept = readFileSync(first)
    cpSync(second, first)
    writeFileSync(second, kept)
  },
})

function anchorCases(material: Material): Case[] {
  const beside: File = { region: 'anchors/head.json', of: 'newer', path: vault('anchors/head.json') }
  const here: File = { region: 'anchors.json', of: 'newer', path: (root) => join(dataOf(root), 'anchors.json') }
  return [beside, here].flatMap((file) => [
    // Who and when beside the unsigned head of this computer only word the alarm: number and hash decide.
    ...jsonRegions(file, material.newer).map((one) => ({
      ...one,
      harmless: /^anchors\.json: (by|at)$/.test(one.region),
    })),
    ...wholeFile(file, material).filter(({ what }) => what !== 'replaced by an older one'),
    // An older head is on the log: it proves less, and nothing wrong. What it no longer proves, the other place does: an
    // older database with the older head beside it, or with the older one here, raises the alarm (core/vault/rollback.test).
    ...wholeFile(file, material)
      .filter(({ what }) => what === 'replaced by an older one')
      .map((one) => ({ ...one, harmless: true })),
  ])
}

/** Nobody needs it to unlock; who uses the printed key is told. Without a rotation an older one is the same. */
function recoveryCases(material: Material): Case[] {
  const file: File = { region: 'recovery.age', of: 'newer', path: vault('recovery.age') }
  const { size } = statSync(file.path(material.newer))
  const offsets = [0, 30, 100, Math.floor(size / 2), size - 40, size - 1]
  return [
    ...flips(file, file.region, offsets),
    ...wholeFile(file, material).map((one) => ({ ...one, harmless: one.what === 'replaced by an older one' })),
  ]
}
