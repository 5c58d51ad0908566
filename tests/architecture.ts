import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

const CORE_LIBRARIES = [
  'node:',
  'zod',
  '@orpc/server',
  '@cantoo/pdf-lib',
  '@cantoo/fontkit',
  '@myriaddreamin/typst.ts',
  '@peculiar/x509',
  'reflect-metadata',
  'age-encryption',
  'mediabunny',
  'file-type',
  'qr',
  'papaparse',
  'saxen',
  'write-excel-file',
]

/** One rule for new passwords, in page and core. */
const STRENGTH = ['@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-id']

/**
 * What each layer may import besides itself; the first matching prefix names a file's layer. A new dependency fails
 * until somebody writes down here which layer may use it: that line is the review.
 */
const LAYERS = [
  { prefix: 'shared/', may: [], packages: ['zod', '@orpc/contract', '@orama/stemmers', ...STRENGTH] },
  { prefix: 'electron/core/', may: ['shared/'], packages: CORE_LIBRARIES },
  {
    prefix: 'electron/platform/',
    may: ['shared/', 'electron/core/'],
    packages: ['node:', 'better-sqlite3-multiple-ciphers', '@node-rs/argon2', '@napi-rs/canvas'],
  },
  {
    prefix: 'electron/hosts/web/',
    may: ['shared/', 'electron/core/', 'electron/platform/'],
    packages: ['node:', 'ws', '@orpc/server'],
  },
  {
    prefix: 'electron/hosts/cli/',
    may: ['shared/', 'electron/core/', 'electron/platform/', 'electron/hosts/web/'],
    packages: ['node:'],
  },
  { prefix: 'electron/', may: ['shared/', 'electron/'], packages: ['node:', 'electron', '@orpc/server'] },
  {
    prefix: 'renderer/',
    may: ['shared/'],
    packages: [
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/dates',
      '@mantine/hooks',
      '@mantine/modals',
      '@mantine/notifications',
      '@tabler/icons-react',
      '@tanstack/react-query',
      'wouter',
      'dayjs',
      '@orpc/client',
      'pdfjs-dist',
      'qr',
      'zod',
    ],
  },
] as const

const IMPORT = /\bfrom\s+['"]([^'"\s]+)['"]|\bimport\(?\s*['"]([^'"\s]+)['"]/g
const LINE_LIMIT = 400
const REASON_LIMIT = 250

export const sourceFiles = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

export function findViolations(root: string, folder: string): string[] {
  return sourceFiles(root, folder).flatMap((file) => {
    const layer = LAYERS.find(({ prefix }) => file.startsWith(prefix))
    if (!layer) return [`${file} belongs to no layer`]
    return importsOf(root, file)
      .filter((source) => !isAllowed(source, file, layer))
      .map((source) => `${file} must not import ${source}`)
  })
}

/** Packages a layer may use and does not: the list is what is true, not what once was. */
export const findUnusedPackages = (root: string): string[] =>
  LAYERS.flatMap(({ prefix, packages }) => {
    const used = sourceFiles(root, prefix)
      .filter((file) => LAYERS.find((layer) => file.startsWith(layer.prefix))?.prefix === prefix)
      .flatMap((file) => importsOf(root, file))
    return packages.filter((name) => !used.some((source) => isOf(source, name))).map((name) => `${prefix} ${name}`)
  })

export const lineCount = (root: string, file: string): number =>
  readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length

export const findOversized = (root: string, folder: string): string[] =>
  sourceFiles(root, folder).filter((file) => lineCount(root, file) > LINE_LIMIT)

/** Files of a length that asks for a reason. */
export const findLong = (root: string, folder: string): string[] =>
  sourceFiles(root, folder).filter((file) => lineCount(root, file) > REASON_LIMIT)

export function medianLength(root: string, folder: string): number {
  const lengths = sourceFiles(root, folder)
    .map((file) => lineCount(root, file))
    .sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

/** Files whose text holds what is not allowed there. */
export const findText = (root: string, folder: string, forbidden: RegExp): string[] =>
  sourceFiles(root, folder).filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8')))

/** A repository belongs to its own feature alone; others go through its service. */
export function findForeignRepositories(root: string): string[] {
  return sourceFiles(root, 'electron/core').flatMap((file) =>
    importsOf(root, file)
      .map((source) => targetOf(source, file))
      .filter((target) => target.endsWith('/repository.ts') && dirname(target) !== dirname(file))
      .map((target) => `${file} must not import ${target}`),
  )
}

const importsOf = (root: string, file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(([, from, dynamic]) => from ?? dynamic ?? '')

const targetOf = (source: string, file: string) =>
  source.startsWith('#') ? source.slice(1) : normalize(join(dirname(file), source))

const isOf = (source: string, name: string): boolean =>
  source === name || source.startsWith(name.endsWith(':') ? name : `${name}/`)

function isAllowed(source: string, file: string, layer: (typeof LAYERS)[number]): boolean {
  if (!source.startsWith('.') && !source.startsWith('#')) return layer.packages.some((name) => isOf(source, name))
  return [layer.prefix, ...layer.may].some((prefix) => targetOf(source, file).startsWith(prefix))
}
