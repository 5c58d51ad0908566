import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startWebServer, type WebServer } from '#electron/hosts/web/server.ts'
import type { Api } from '#shared/contract.ts'
import { createFakeCore, createFakeLogger, type FakeCore, MEDIUM, MEDIUM_ID } from '../fake-core.ts'

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
type Ask = { method?: string; headers?: Record<string, string>; body?: Buffer; bare?: boolean }

let server: WebServer
let core: FakeCore
let logger: ReturnType<typeof createFakeLogger>

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  mkdirSync(join(folder, 'out', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'outside')
  writeFileSync(join(folder, 'out', 'index.html'), '<!doctype html><title>Saksama</title>')
  writeFileSync(join(folder, 'out', 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'out', 'assets', 'main.js.map'), '{}')
  logger = createFakeLogger()
  core = createFakeCore(logger)
  server = await startWebServer({ core, rendererDir: join(folder, 'out'), logger })
})
afterEach(() => server.close())

const cookie = () => `${server.cookie.name}=${server.cookie.value}`
const origin = () => server.url.slice(0, -1)

function ask(path: string, { method = 'GET', headers = {}, body, bare = false }: Ask = {}): Promise<Answer> {
  const own: Record<string, string> = bare ? {} : { cookie: cookie(), origin: origin() }
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port: server.port, path, method, headers: { ...own, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const open = (headers: Record<string, string>, path = 'rpc') =>
  new Promise<WebSocket | number>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/${path}`, { headers })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => undefined)
  })
const openOwn = async () => (await open({ cookie: cookie(), origin: origin() })) as WebSocket
const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', resolve))

describe('who is let in', () => {
  test('listens on 127.0.0.1 only, with a token of 256 bits', async () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    expect(Buffer.from(server.token, 'base64url')).toHaveLength(32)
    const elsewhere = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.2')
      socket.on('connect', () => resolve('connected'))
      socket.on('error', () => resolve('refused'))
    })
    expect(elsewhere).toBe('refused')
  })

  test.each(['/', '/index.html', '/assets/main.js', `/media/${MEDIUM_ID}`, '/nothing'])(
    '%s needs the cookie',
    async (path) => {
      expect((await ask(path, { bare: true })).status).toBe(403)
      const wrong = { cookie: `${server.cookie.name}=${randomBytes(32).toString('base64url')}` }
      expect((await ask(path, { bare: true, headers: wrong })).status).toBe(403)
    },
  )

  test('two servers have different tokens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'))
    const other = await startWebServer({ core, rendererDir: folder })
    expect(other.token).not.toBe(server.token)
    await other.close()
  })

  test('the boot page holds nothing and is the only thing without a cookie', async () => {
    const boot = await ask('/boot', { bare: true })
    expect(boot.status).toBe(200)
    expect(boot.body.toString()).not.toContain('script')
    expect(boot.headers['content-security-policy']).toContain("default-src 'none'")
    expect(boot.headers['set-cookie']).toBeUndefined()
    expect((await ask('/boot', { bare: true, method: 'POST' })).status).toBe(403)
  })

  test.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1'])('Host %s is refused', async (host) => {
    expect((await ask('/', { headers: { host } })).status).toBe(403)
    expect(logger.lines).toContainEqual({ event: 'request.refused', reason: 'host' })
  })

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'origin %s is refused',
    async (foreign) => {
      expect((await ask('/', { headers: { origin: foreign } })).status).toBe(403)
      expect((await ask('/import/one', { method: 'PUT', headers: { origin: foreign } })).status).toBe(403)
      expect(await open({ cookie: cookie(), origin: foreign })).toBe(403)
    },
  )

  test('a write or a socket without an origin is refused, as is a cross-site request', async () => {
    expect((await ask('/import/one', { method: 'PUT', bare: true, headers: { cookie: cookie() } })).status).toBe(403)
    expect(await open({ cookie: cookie() })).toBe(403)
    expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })
})

describe('the page', () => {
  test('comes with a strict policy', async () => {
    const page = await ask('/')
    expect(page.status).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      `connect-src 'self' ws://127.0.0.1:${server.port}`,
    ])
      expect(policy.split('; ')).toContain(rule)
    expect(policy).not.toContain('unsafe-eval')
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.headers['permissions-policy']).toContain('camera=()')
    expect(page.headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/..%5c..%5csecret.html',
    '//etc/passwd',
    '/etc/passwd',
    '/assets/',
    '/assets/main.js.map',
  ])('%s is not found', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  test('HEAD has no body; other methods are refused with the ones allowed', async () => {
    const head = await ask('/', { method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await ask('/', { method })
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
    }
    expect((await ask('/import/one')).headers.allow).toBe('PUT')
  })

  test('an address that is none gets 400', async () => {
    const raw = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('data', (data) => resolve(data.toString()))
      socket.write(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`)
    })
    expect(raw).toMatch(/^HTTP\/1.1 400/)
  })
})

describe('media', () => {
  test('whole and in ranges', async () => {
    const whole = await ask(`/media/${MEDIUM_ID}`)
    expect(whole.status).toBe(200)
    expect(whole.body.equals(MEDIUM)).toBe(true)
    expect(whole.headers['cache-control']).toBe('no-store')
    expect(whole.headers['content-security-policy']).toContain('sandbox')
    const part = await ask(`/media/${MEDIUM_ID}`, { headers: { range: 'bytes=65530-65545' } })
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 65530-65545/${MEDIUM.length}`])
    expect(part.body.equals(MEDIUM.subarray(65_530, 65_546))).toBe(true)
    expect((await ask(`/media/${MEDIUM_ID}`, { headers: { range: 'bytes=900000-' } })).status).toBe(416)
  })

  test('404 while locked, for unknown ids and for anything that is no id', async () => {
    expect((await ask('/media/other')).status).toBe(404)
    expect((await ask('/media/..%2fphoto')).status).toBe(404)
    expect((await ask('/media/')).status).toBe(404)
    core.locked = true
    expect((await ask(`/media/${MEDIUM_ID}`)).status).toBe(404)
  })
})

describe('import', () => {
  test('streams the body to the ticket', async () => {
    const body = randomBytes(3_000_000)
    const answer = await ask('/import/one', { method: 'PUT', body })
    expect(answer.status).toBe(200)
    expect(core.imported).toEqual([
      { ticket: 'one', size: body.length, sha256: createHash('sha256').update(body).digest('hex') },
    ])
  })

  test('streams the body of a batch to its ticket', async () => {
    const answer = await ask('/import-batch/one', { method: 'PUT', body: randomBytes(5000) })
    expect(JSON.parse(String(answer.body))).toMatchObject([{ code: 'counted', message: '5000' }])
    expect((await ask('/import-batch/one')).status).toBe(405)
  })

  test('an early refusal still reaches the sender', async () => {
    const body = randomBytes(8_000_000)
    expect(JSON.parse(String((await ask('/import/early', { method: 'PUT', body })).body)).code).toBe('disk_full')
    expect(JSON.parse(String((await ask('/import/unknown', { method: 'PUT', body })).body)).code).toBe('ticket_unknown')
    expect((await ask('/import/a%2fb', { method: 'PUT', body })).status).toBe(405)
  })

  test('a sender who goes away leaves the server alive', async () => {
    const socket = connect(server.port, '127.0.0.1')
    const head = [`PUT /import/cut HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, `Origin: ${origin()}`]
    socket.write([...head, `Cookie: ${cookie()}`, 'Content-Length: 1000000', '', 'only a little'].join('\r\n'))
    await new Promise<void>((resolve) => socket.end(() => resolve()))
    socket.destroy()
    expect((await ask('/')).status).toBe(200)
    expect(core.imported).toEqual([])
  })
})

describe('calls', () => {
  const clientOf = (websocket: WebSocket) =>
    createORPCClient(new RPCLink({ websocket: websocket as never })) as unknown as Api

  test('values, streams and declared errors cross; the rest becomes an incident', async () => {
    const socket = await openOwn()
    const api = clientOf(socket)
    expect(await api.app.info()).toEqual({ version: '0.0.0', host: 'web' })
    const seen: string[] = []
    for await (const change of await api.app.changes()) seen.push(change.action)
    expect(seen).toEqual(['case.opened', 'case.closed'])
    await expect(api.vault.lock()).rejects.toMatchObject({ code: 'vault_locked' })
    const failure = await api.vault.status().catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'internal' })
    expect(JSON.stringify(failure)).not.toContain('secret')
    socket.close()
  })

  test('a call of an unknown procedure is refused and logged', async () => {
    const socket = await openOwn()
    // A procedure that the contract does not have, on purpose.
    const wrong = (clientOf(socket).app as unknown as { nothing(): Promise<void> }).nothing()
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(logger.lines).toContainEqual({ event: 'call.refused', where: 'unknown-procedure' })
    socket.close()
  })

  test.each([
    ['text', 'hello'],
    ['null', 'null'],
    ['array', '[]'],
    ['no id', '{"p":{"u":"/app/info"}}'],
    ['no path', '{"i":"1","p":{}}'],
    ['foreign address', '{"i":"1","p":{"u":"http://evil.example/"}}'],
    ['unknown kind', '{"i":"1","t":9,"p":{"u":"/app/info"}}'],
    ['bytes', Buffer.from([0xff, 0xfe, 1, 2])],
    ['cut', '{"i":"1","p":{"u":"/app'],
  ])('a malformed frame (%s) ends the connection and is logged', async (_, frame) => {
    const socket = await openOwn()
    socket.send(frame)
    expect(await closeCode(socket)).toBe(1008)
    expect(logger.lines).toContainEqual({ event: 'frame.refused', reason: 'malformed' })
    expect((await ask('/')).status).toBe(200)
  })

  test('a frame beyond the limit ends the connection', async () => {
    const socket = await openOwn()
    socket.send('x'.repeat(17 * 1024 * 1024), () => undefined)
    socket.on('error', () => undefined)
    expect([1009, 1006]).toContain(await closeCode(socket))
    expect(logger.lines).toContainEqual({ event: 'frame.refused', reason: 'protocol' })
  })

  test('only /rpc is a socket, and only with the cookie', async () => {
    expect(await open({ cookie: cookie(), origin: origin() }, 'other')).toBe(403)
    expect(await open({ origin: origin() })).toBe(403)
  })
})
