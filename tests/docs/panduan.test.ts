import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const guide = read('docs/panduan.md')

/** Every text the program may show: string and template literals of the page and of the contract. */
const SOURCES = globSync(['renderer/**/*.{ts,tsx}', 'shared/**/*.ts'], { cwd: root }).map(read)
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g
const shown = new Set(
  SOURCES.flatMap((source) => [...source.matchAll(LITERAL)].map(([, one, two, three]) => one ?? two ?? three ?? '')),
)

/** Prose without code, as one line each: a label may be broken over two lines of the guide. */
const prose = guide
  .replace(/```[\s\S]*?```/g, '')
  .replace(/`[^`\n]*`/g, '')
  .replace(/\n(?:> )?(?=\S)/g, ' ')
const between = (mark: RegExp) => [...new Set([...prose.matchAll(mark)].map(([, text = '']) => text))]

/** The line that tells how to read the guide shows the marks themselves. */
const EXPLAINED = ['tebal', 'miring', 'brankas', 'Menempel', 'Menyeret', 'Memilih']

test('every label in bold stands on a screen, to the letter', () => {
  const labels = between(/\*\*([^*]+)\*\*/g).filter((label) => !EXPLAINED.includes(label))
  expect(labels.length).toBeGreaterThan(100)
  expect(labels.filter((label) => !shown.has(label))).toEqual([])
})

test('every sentence in italics is one the program says', () => {
  const sentences = between(/(?:^|[\s(|])_([^_]+)_/g).filter((text) => !EXPLAINED.includes(text))
  expect(sentences.length).toBeGreaterThan(20)
  expect(sentences.filter((sentence) => !shown.has(sentence))).toEqual([])
})

test('every picture shown is kept, and every picture kept is shown', () => {
  const shownIn = (file: string) =>
    [...read(file).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => join(dirname(file), path))
  const used = [...shownIn('docs/panduan.md'), ...shownIn('README.md')]
  const kept = globSync('docs/gambar/*', { cwd: root })
  expect([...new Set(used)].sort()).toEqual(kept.sort())
})

test('every picture is a PNG of a screen, and small on average', () => {
  const files = globSync('docs/gambar/*', { cwd: root }).map((file) => readFileSync(join(root, file)))
  for (const bytes of files) expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1366, 768])
  const total = files.reduce((sum, { length }) => sum + length, 0)
  expect(total / files.length).toBeLessThan(125_000)
  expect(total).toBeLessThan(6_000_000)
})

test('the table of contents leads to every chapter', () => {
  const anchor = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-')
  const chapters = [...guide.matchAll(/^## (.+)$/gm)].map(([, title = '']) => [title, anchor(title)])
  const contents = [...guide.matchAll(/^- \[([^\]]+)\]\(#([^)]+)\)$/gm)].map(([, title, to]) => [title, to])
  expect(contents).toEqual(chapters)
})
