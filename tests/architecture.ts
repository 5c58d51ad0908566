import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

const CORE_LIBRARIES = [
  'node:',
  'zod',
  '@orpc/contract',
  '@orpc/server',
  '@cantoo/pdf-lib',
  '@cantoo/fontkit',
  '@myriaddreamin/',
  '@peculiar/',
  'reflect-metadata',
  'age-encryption',
  'mediabunny',
  'file-type',
]

/**
 * What each layer may import besides itself; the first matching prefix names a file's layer. A new dependency fails
 * until somebody writes down here which layer may use it: that line is the review.
 */
const LAYERS = [
  { prefix: 'shared/', may: [], packages: ['zod', '@orpc/contract'] },
  { prefix: 'electron/core/', may: ['shared/'], packages: CORE_LIBRARIES },
  {
    prefix: 'electron/platform/',
    may: ['shared/', 'electron/core/'],
    packages: [...CORE_LIBRARIES, 'better-sqlite3-multiple-ciphers', '@node-rs/argon2', '@napi-rs/canvas'],
  },
  {
    prefix: 'electron/hosts/web/',
    may: ['shared/', 'electron/core/', 'electron/platform/'],
    packages: ['node:', 'zod', 'ws', '@orpc/server'],
  },
  {
    prefix: 'electron/hosts/cli/',
    may: ['shared/', 'electron/core/', 'electron/platform/', 'electron/hosts/web/'],
    packages: ['node:', 'zod'],
  },
  { prefix: 'electron/', may: ['shared/', 'electron/'], packages: ['node:', 'electron', '@orpc/server'] },
  {
    prefix: 'renderer/',
    may: ['shared/'],
    packages: [
      'react',
      'react-dom',
      '@mantine/',
      '@tabler/icons-react',
      '@tanstack/react-query',
      'wouter',
      'dayjs',
      '@orpc/client',
      '@orpc/contract',
      'pdfjs-dist',
      '@zxcvbn-ts/',
      'zod',
    ],
  },
] as const

const IMPORT = /\bfrom\s+['"]([^'"\s]+)['"]|\bimport\(?\s*['"]([^'"\s]+)['"]/g
const LINE_LIMIT = 400

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

export const findOversized = (root: string, folder: string): string[] =>
  sourceFiles(root, folder).filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > LINE_LIMIT)

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

function isAllowed(source: string, file: string, layer: (typeof LAYERS)[number]): boolean {
  if (!source.startsWith('.') && !source.startsWith('#'))
    return layer.packages.some(
      (name) => source === name || source.startsWith(name.endsWith('/') || name.endsWith(':') ? name : `${name}/`),
    )
  return [layer.prefix, ...layer.may].some((prefix) => targetOf(source, file).startsWith(prefix))
}
