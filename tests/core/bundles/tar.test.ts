import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BLOCK, paddingOf, readTar, TAR_END, type TarFile, tarHead } from '#electron/core/bundles/tar.ts'
import { AppError } from '#shared/kernel/app-error.ts'

const TIME = 1_790_000_000
type File = Readonly<{ name: string; bytes: Uint8Array }>

const tarOf = (files: readonly File[]) =>
  Buffer.concat([
    ...files.flatMap(({ name, bytes }) => [
      tarHead(name, bytes.length, TIME),
      bytes,
      Buffer.alloc(paddingOf(bytes.length)),
    ]),
    TAR_END,
  ])

async function listed(tar: Buffer, total = tar.length): Promise<TarFile[]> {
  const files: TarFile[] = []
  const read = async (at: number, length: number) => Buffer.from(tar.subarray(at, at + length))
  for await (const file of readTar(read, total)) files.push(file)
  return files
}

const refusal = (tar: Buffer, total?: number) =>
  listed(tar, total).then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
  )

const names = fc.stringMatching(/^[a-z0-9/.]{1,60}$/)
const archives = fc.array(fc.record({ name: names, bytes: fc.uint8Array({ maxLength: 1500 }) }), {
  minLength: 1,
  maxLength: 6,
})

describe('what is written is read', () => {
  test('any files, in their order, at their places', async () => {
    await fc.assert(
      fc.asyncProperty(archives, async (files) => {
        const tar = tarOf(files)
        const found = await listed(tar)
        expect(found.map(({ name, start, size }) => [name, tar.subarray(start, start + size).toString('hex')])).toEqual(
          files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')]),
        )
      }),
    )
  })

  test('a changed byte in a header, a cut or a longer file is never read as something else', async () => {
    const files = [
      { name: 'a', bytes: Buffer.alloc(700, 1) },
      { name: 'b', bytes: Buffer.alloc(0) },
      { name: 'c', bytes: Buffer.alloc(512, 2) },
    ]
    const tar = tarOf(files)
    const heads = (await listed(tar)).map(({ start }) => start - BLOCK)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.nat(BLOCK - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, offset, mask) => {
          const bent = Buffer.from(tar)
          bent[at + offset]! ^= mask
          expect(await refusal(bent)).toMatch(/^(not_a_bundle|bundle_(damaged|strange|cut|too_large))$/)
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(tar.length - 1), async (length) => {
        expect(await refusal(tar.subarray(0, length))).toMatch(/^(not_a_bundle|bundle_(cut|damaged))$/)
      }),
    )
    expect(await refusal(Buffer.concat([tar, Buffer.from('x')]))).toBe('bundle_strange')
  })

  test('tar itself reads it, and a file of 8 GiB and more has its size in a pax header', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saksama-tar-'))
    try {
      writeFileSync(join(folder, 'a.tar'), tarOf([{ name: 'satu', bytes: Buffer.from('isi') }]))
      expect(execFileSync('tar', ['-tf', join(folder, 'a.tar')], { encoding: 'utf8' })).toBe('satu\n')
      const size = 9 * 2 ** 30 + 7
      const head = tarHead('besar', size, TIME)
      expect(head.length).toBe(3 * BLOCK)
      writeFileSync(join(folder, 'b.tar'), head)
      const told = execFileSync('sh', ['-c', 'tar -tvf "$1" 2>/dev/null || true', 'sh', join(folder, 'b.tar')], {
        encoding: 'utf8',
      })
      expect(told).toContain(String(size))
      const total = 3 * BLOCK + size + paddingOf(size) + TAR_END.length
      const read = async (at: number, length: number) =>
        at < head.length ? Buffer.from(head.subarray(at, at + length)) : Buffer.alloc(length)
      const found: TarFile[] = []
      for await (const file of readTar(read, total)) found.push(file)
      expect(found).toEqual([{ name: 'besar', start: 3 * BLOCK, size }])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** A header as another program would write it, with its sum put right. */
function headerWith(change: (block: Buffer) => void): Buffer {
  const block = Buffer.from(tarHead('biasa', 0, TIME))
  change(block)
  block.write('        ', 148, 'latin1')
  const sum = block.reduce((all, byte) => all + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

describe('what no bundle of ours has', () => {
  test.each<[string, (block: Buffer) => void, string]>([
    [
      'a symbolic link',
      (block) => {
        block.write('2', 156)
        block.write('/etc/passwd', 157)
      },
      'bundle_strange',
    ],
    ['a hard link', (block) => void block.write('1', 156), 'bundle_strange'],
    ['a folder', (block) => void block.write('5', 156), 'bundle_strange'],
    ['a device', (block) => void block.write('3', 156), 'bundle_strange'],
    ['a global pax header', (block) => void block.write('g', 156), 'bundle_strange'],
    ['a long name of GNU', (block) => void block.write('L', 156), 'bundle_strange'],
    ['a prefix that leads elsewhere', (block) => void block.write('../..', 345), 'bundle_strange'],
    ['another owner', (block) => void block.write('0001750', 108), 'bundle_strange'],
    ['a size in base 256', (block) => void block.set([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 124), 'bundle_strange'],
    ['a size beyond the end', (block) => void block.write('77777777777', 124), 'bundle_cut'],
  ])('%s', async (_, change, code) => {
    expect(await refusal(Buffer.concat([headerWith(change), TAR_END]))).toBe(code)
  })

  test('a size in a pax header that nothing could hold', async () => {
    const head = Buffer.from(tarHead('besar', 2 ** 50, TIME))
    expect(await refusal(Buffer.concat([head, TAR_END]))).toBe('bundle_too_large')
  })

  test.each([[''], ['bukan tar'], ['x'.repeat(4096)]])('no archive at all: %j', async (text) => {
    expect(await refusal(Buffer.from(text))).toBe('not_a_bundle')
  })
})
