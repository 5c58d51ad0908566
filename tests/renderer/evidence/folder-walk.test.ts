import { describe, expect, it } from 'vitest'
import { type WalkEntry, walkEntries } from '#renderer/features/evidence/folder-walk.ts'

const file = (name: string): WalkEntry => ({
  isDirectory: false,
  name,
  file: (done) => done(new File([name], name)),
})
const broken = (name: string): WalkEntry => ({
  isDirectory: false,
  name,
  file: (_done, fail) => fail(new DOMException('gone', 'NotFoundError')),
})
/** Gives its children in batches, as browsers do. */
function folder(name: string, children: WalkEntry[], batch = 2): WalkEntry {
  return {
    isDirectory: true,
    name,
    createReader() {
      const left = [...children]
      return { readEntries: (done) => done(left.splice(0, batch)) }
    },
  }
}
const names = (files: readonly File[]) => files.map((one) => one.name)

describe('walking dropped entries', () => {
  it('finds every file of nested folders in natural order', async () => {
    const tree = [folder('a', [file('10.png'), file('2.png'), folder('b', [file('deep.pdf')])]), file('last.txt')]
    const { files, unreadable } = await walkEntries(tree)
    expect(names(files)).toEqual(['2.png', '10.png', 'deep.pdf', 'last.txt'])
    expect(unreadable).toEqual([])
  })

  it('asks for more until a batch is empty', async () => {
    const many = Array.from({ length: 250 }, (_, index) => file(`${index}.jpg`))
    expect((await walkEntries([folder('a', many, 100)])).files).toHaveLength(250)
  })

  it('names what cannot be read and goes on', async () => {
    const locked: WalkEntry = {
      isDirectory: true,
      name: 'terkunci',
      createReader: () => ({ readEntries: (_done, fail) => fail(new Error('denied')) }),
    }
    const { files, unreadable } = await walkEntries([broken('hilang.png'), locked, file('ada.png')])
    expect(names(files)).toEqual(['ada.png'])
    expect(unreadable).toEqual(['hilang.png', 'terkunci'])
  })

  it('leaves out what systems put into every folder', async () => {
    const { files } = await walkEntries([folder('a', [file('Thumbs.db'), file('.DS_Store'), file('foto.jpg')])])
    expect(names(files)).toEqual(['foto.jpg'])
  })

  it('keeps the order of many files that are read at once, and of folders between them', async () => {
    const late = (name: string, wait: number): WalkEntry => ({
      isDirectory: false,
      name,
      file: (done) => setTimeout(() => done(new File([name], name)), wait),
    })
    const files = Array.from({ length: 70 }, (_, n) => late(`${n}.txt`, (70 - n) % 7))
    const found: number[] = []
    const walked = await walkEntries([folder('a', [...files, folder('20b', [file('dalam.txt')])], 100)], {
      onFound: (count) => found.push(count),
    })
    const plain = Array.from({ length: 70 }, (_, n) => `${n}.txt`)
    expect(names(walked.files)).toEqual([...plain.slice(0, 21), 'dalam.txt', ...plain.slice(21)])
    expect(found.at(-1)).toBe(71)
  })

  it('goes through a folder with more files than a call may have arguments', async () => {
    const many = Array.from({ length: 150_000 }, (_, n) => ({ ...file(`${n}`), file: undefined }))
    const { files, unreadable } = await walkEntries([folder('a', many as unknown as WalkEntry[], 50_000)])
    expect(files).toEqual([])
    expect(unreadable).toHaveLength(150_000)
    expect(unreadable[1]).toBe('1')
  })

  it('stops when asked', async () => {
    const stop = new AbortController()
    const walk = walkEntries([folder('a', [file('1'), folder('b', [file('2')])])], {
      onFound: () => stop.abort(),
      signal: stop.signal,
    })
    await expect(walk).rejects.toMatchObject({ name: 'AbortError' })
  })
})
