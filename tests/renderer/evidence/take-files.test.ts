import { describe, expect, it } from 'vitest'
import { inFolderOrder, takeFiles } from '#renderer/features/evidence/take-files.ts'

const at = (path: string) => ({ name: path.split('/').at(-1), webkitRelativePath: path }) as File
/** Looking at its size takes longer than may be felt. */
const slow = (name: string) =>
  ({
    name,
    get size() {
      const until = performance.now() + 45
      while (performance.now() < until);
      return 3
    },
  }) as File

describe('files of a chosen folder', () => {
  it('stand in the order of a dropped one, folder by folder, without what systems leave there', () => {
    const paths = ['a/b/1.txt', 'a/10.txt', 'a/b b/3.txt', 'a/Thumbs.db', 'a/b/.DS_Store', 'a/b/c/9.txt', 'a/2.txt']
    expect(inFolderOrder(paths.map(at)).map((file) => file.webkitRelativePath)).toEqual([
      'a/2.txt',
      'a/10.txt',
      'a/b/1.txt',
      'a/b/c/9.txt',
      'a/b b/3.txt',
    ])
  })

  it('are asked for their path once each, however many there are', () => {
    let asked = 0
    const counted = (path: string) =>
      Object.defineProperty(at(path), 'webkitRelativePath', {
        get: () => {
          asked += 1
          return path
        },
      })
    const paths = Array.from({ length: 10_000 }, (_, n) => `a/${n % 50}/catatan ${(n * 7919) % 10_000}.txt`)
    expect(inFolderOrder(paths.map(counted))).toHaveLength(10_000)
    expect(asked).toBe(10_000)
  })
})

describe('looking at chosen files', () => {
  it('lets the page work in between and tells how far it is', async () => {
    const found: number[] = []
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    })
    const taken = await takeFiles([slow('a'), slow('b'), slow('c'), slow('d')], {
      onFound: (count) => found.push(count),
    })
    clearInterval(timer)
    expect(taken.map(({ file, size }) => [file.name, size])).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 3],
      ['d', 3],
    ])
    expect(found).toEqual([1, 2, 3, 4])
    expect(turns).toBeGreaterThan(0)
  })

  it('stops when asked', async () => {
    const stop = new AbortController()
    const taking = takeFiles([slow('a'), slow('b'), slow('c')], { onFound: () => stop.abort(), signal: stop.signal })
    await expect(taking).rejects.toMatchObject({ name: 'AbortError' })
  })
})
