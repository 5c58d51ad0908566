import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paddingOf, TAR_END, tarHead } from '#electron/core/bundles/tar.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { aPerson } from '#tests/support/builders.ts'
import { type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { lastOf } from '#tests/support/streams.ts'

type File = { name: string; bytes: Buffer }
type Manifest = { statement: Record<string, unknown>; keys: unknown; signature: string }

let from: Office
let to: Office
let third: Office
let path: string
let files: readonly File[]
let manifest: Manifest

beforeAll(async () => {
  from = await openOffice()
  to = await openOffice({ name: 'Tirta Wasesa' })
  third = await openOffice({ name: 'Puspa Widyasmara' })
  const { id } = await from.api.cases.open({ title: 'Unggahan ajakan', subjects: [aPerson()] })
  for (const size of [1000, 1000, 300_000])
    await from.importBytes({ kind: 'case', id }, `bukti-${size}.bin`, randomBytes(size))
  const key = join(from.out, 'kunci.txt')
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const mine = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  path = await from.send(id, { kind: 'recipients', recipients: [await to.address(), mine] as never })
  const names = execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).trim().split('\n')
  execFileSync('tar', ['-xf', path, '-C', from.out])
  files = names.map((name) => ({ name, bytes: readFileSync(join(from.out, name)) }))
  manifest = JSON.parse(execFileSync('age', ['-d', '-i', key, join(from.out, 'manifest.age')], { encoding: 'utf8' }))
})
afterAll(async () => {
  for (const office of [from, to, third]) await office.dispose()
})

function written(parts: readonly File[]): string {
  const bent = join(from.out, 'bengkok.saksama')
  const bytes = parts.flatMap(({ name, bytes }) => [
    tarHead(name, bytes.length, 1_790_000_000),
    bytes,
    Buffer.alloc(paddingOf(bytes.length)),
  ])
  writeFileSync(bent, Buffer.concat([...bytes, TAR_END]))
  return bent
}

const copies = (): File[] => files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }))
function flip(bytes: Buffer, at: number): void {
  bytes[at < 0 ? bytes.length + at : at]! ^= 1
}

/** In the middle of the share that stands in the head of an age file: the first of these that is not there already. */
function letter(head: Buffer, instead: string): void {
  head.write([...instead].find((one) => one !== head.toString('latin1', 60, 61)) ?? '', 60, 'latin1')
}

const replaced = (all: File[], at: number, change: (bytes: Buffer) => Buffer): File[] =>
  all.map(({ name, bytes }, index) => ({ name, bytes: index === at ? change(bytes) : bytes }))

/** The manifest sealed anew, as whoever knows the address can. */
async function sealed(change: (manifest: Manifest) => unknown, recipient: string): Promise<File> {
  const copy = structuredClone(manifest)
  const text = canonicalJson((change(copy) ?? copy) as never)
  const bytes = execFileSync('age', ['-r', recipient], { input: text })
  return { name: 'manifest.age', bytes }
}

const stating = (one: Manifest, over: object) => ({ ...one, statement: { ...one.statement, ...over } })

async function refused(office: Office, file: string) {
  const take = async () => {
    const { ticket } = await office.look(file)
    await lastOf(await office.api.bundles.receive({ ticket, confirmSender: true }))
  }
  const error = await take().then(
    () => null,
    (cause: { code: string; message: string }) => cause,
  )
  expect(error).not.toBeNull()
  await office.api.bundles.arrive({ size: 0 })
  expect(await office.api.cases.list({})).toEqual([])
  const folder = join(office.dataDir, 'brankas')
  expect(readdirSync(join(folder, 'staging'))).toEqual([])
  const left = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
  expect(left.filter((one) => one.isFile())).toEqual([])
  expect(error?.message).toMatch(/^[A-Z].{20,}\.$/s)
  return error?.code
}

test.each<[string, (parts: File[]) => File[] | undefined, string]>([
  ['the label changed', (all) => void flip(all[0]!.bytes, 5), 'bundle_damaged'],
  [
    'another bundle named in the label',
    (all) =>
      replaced(all, 0, (bytes) =>
        Buffer.from(bytes.toString().replace(/(?<="bundleId":")./, (digit) => (digit === '0' ? '1' : '0'))),
      ),
    'bundle_damaged',
  ],
  [
    'a later version of the format',
    (all) => replaced(all, 0, (bytes) => Buffer.from(bytes.toString().replace('"version":1', '"version":2'))),
    'bundle_from_future',
  ],
  ['the manifest changed', (all) => void flip(all[5]!.bytes, -40), 'bundle_damaged'],
  ['the head of the manifest changed', (all) => void letter(all[5]!.bytes, 'AB'), 'bundle_not_for_me'],
  ['the head of the manifest no longer one', (all) => void letter(all[5]!.bytes, '.'), 'bundle_damaged'],
  ['the rows changed', (all) => void flip(all[4]!.bytes, 9000), 'bundle_damaged'],
  ['the rows cut', (all) => replaced(all, 4, (bytes) => bytes.subarray(0, 8192)), 'bundle_damaged'],
  ['the content of a file changed', (all) => void flip(all[1]!.bytes, -20), 'bundle_damaged'],
  ['the header of a file changed', (all) => void flip(all[2]!.bytes, 20), 'bundle_damaged'],
  ['the wrapped key of a file changed', (all) => void flip(all[2]!.bytes, 40), 'bundle_damaged'],
  [
    'two files exchanged',
    (all) => {
      const same = all.slice(1, 4).filter(({ bytes }) => bytes.length < 2000)
      const [first, second] = [same[0]!.bytes, same[1]!.bytes]
      same[0]!.bytes = second
      same[1]!.bytes = first
    },
    'bundle_damaged',
  ],
  ['a file missing', (all) => all.toSpliced(2, 1), 'bundle_damaged'],
  ['a file twice', (all) => all.toSpliced(2, 0, all[2]!), 'bundle_strange'],
  ['no manifest', (all) => all.slice(0, -1), 'bundle_cut'],
  ['files in another order', (all) => [all[0]!, ...all.slice(1, 4).reverse(), ...all.slice(4)], 'bundle_strange'],
  [
    'a file too many',
    (all) => all.toSpliced(4, 0, { name: `blobs/${'f'.repeat(32)}`, bytes: Buffer.alloc(200) }),
    'bundle_damaged',
  ],
  ['a path that leads out', (all) => [...all, { name: '../../keluar', bytes: Buffer.from('x') }], 'bundle_strange'],
  ['an absolute path', (all) => [...all, { name: '/etc/cron.d/x', bytes: Buffer.from('x') }], 'bundle_strange'],
  ['a shelf that leads out', (all) => [...all, { name: 'blobs/../../x', bytes: Buffer.from('x') }], 'bundle_strange'],
  ['no database', (all) => all.toSpliced(4, 1), 'bundle_strange'],
  ['only an archive', () => [{ name: 'catatan.txt', bytes: Buffer.from('x') }], 'not_a_bundle'],
  ['a label of a megabyte', (all) => replaced(all, 0, () => Buffer.alloc(1 << 20)), 'bundle_too_large'],
])('%s', async (_, change, code) => {
  const parts = copies()
  expect(await refused(to, written(change(parts) ?? parts))).toBe(code)
})

test.each<[string, (manifest: Manifest) => unknown, string]>([
  ['another case number', (one) => stating(one, { caseNumber: 'P-2026-999' }), 'bundle_signature_invalid'],
  [
    'another sender',
    (one) => stating(one, { sender: { ...(one.statement.sender as object), name: 'Orang Lain' } }),
    'bundle_signature_invalid',
  ],
  [
    'another key',
    (one) => ({ ...one, keys: { ...(one.keys as object), database: 'a'.repeat(64) } }),
    'bundle_signature_invalid',
  ],
  ['a later kind of statement', (one) => stating(one, { type: 'saksama/v2/bundle' }), 'bundle_from_future'],
  ['something unsigned beside it', (one) => ({ ...one, lain: 1 }), 'bundle_damaged'],
  ['no signature', ({ statement, keys }) => ({ statement, keys }), 'bundle_damaged'],
  ['no manifest at all', () => ['apa saja'], 'bundle_damaged'],
])('a manifest sealed anew with %s', async (_, change, code) => {
  const parts = copies()
  parts[5] = await sealed(change, await to.address())
  expect(await refused(to, written(parts))).toBe(code)
})

test('who received it cannot pass it on in the name of the sender', async () => {
  const parts = copies()
  parts[5] = await sealed(() => undefined, await third.address())
  expect(await refused(third, written(parts))).toBe('bundle_not_for_me')
})

test('cut at any place, it is said to be cut, and nothing stays', async () => {
  const whole = readFileSync(path)
  const bent = join(from.out, 'terpotong.saksama')
  for (const length of [600, 4000, Math.floor(whole.length / 2), whole.length - 1, whole.length - 600]) {
    writeFileSync(bent, whole.subarray(0, length))
    expect(await refused(to, bent)).toBe('bundle_cut')
  }
})

test('as it was sent it is taken', async () => {
  expect(await to.receive(path)).toMatchObject({ number: 'P-2026-001' })
})
