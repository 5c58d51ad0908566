import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

type PageFile = Readonly<{ bytes: Uint8Array<ArrayBuffer>; contentType: string; immutable: boolean }>
export type PageFiles = Readonly<{ read(pathname: string): Promise<PageFile | null> }>

/**
 * The built page. The folder is listed once and a request only looks its path up in that list, so no path from outside
 * ever reaches the file system. Source maps stay inside.
 */
export function createPageFiles(folder: string): PageFiles {
  const known = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && Object.hasOwn(TYPES, extname(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  )
  return {
    async read(pathname) {
      const path = pathname === '/' ? '/index.html' : pathname
      const file = known.get(path)
      if (!file) return null
      return {
        bytes: new Uint8Array(await readFile(file)),
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
        immutable: path.startsWith('/assets/'),
      }
    },
  }
}

/** The answer for a page path; null when there is no such file. */
export async function answerPage(files: PageFiles, request: Request, policy: string): Promise<Response | null> {
  const file = await files.read(new URL(request.url).pathname)
  if (!file) return null
  const headers = {
    'cache-control': file.immutable ? 'max-age=31536000, immutable' : 'no-cache',
    'content-length': String(file.bytes.byteLength),
    'content-security-policy': policy,
    'content-type': file.contentType,
  }
  return new Response(request.method === 'HEAD' ? null : file.bytes, { headers })
}
