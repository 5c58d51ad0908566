import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures.ts'

/** A page of somebody else on the same computer, willing to answer anybody. */
async function startForeign(): Promise<{ url: string; visits: string[]; server: Server }> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html').end('<p>asing</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, visits, server }
}

test('the page reaches no other origin: fetch, image, socket, frame, beacon, form', async ({ app }) => {
  const foreign = await startForeign()
  const outcome = await app.evaluate(async (url) => {
    const failed = (start: (done: (result: string) => void) => void) => new Promise<string>(start)
    const beaconed = new URL('beacon', url).href
    navigator.sendBeacon(beaconed, 'x')
    const frame = document.createElement('iframe')
    frame.src = url
    document.body.append(frame)
    const form = document.createElement('form')
    form.action = url
    form.target = '_self'
    document.body.append(form)
    form.submit()
    return {
      fetch: await fetch(url).then(
        () => 'reached',
        () => 'blocked',
      ),
      image: await failed((done) => {
        const image = new Image()
        image.onload = () => done('reached')
        image.onerror = () => done('blocked')
        image.src = url
      }),
      socket: await failed((done) => {
        try {
          const socket = new WebSocket(url.replace('http', 'ws'))
          socket.onopen = () => done('reached')
          socket.onerror = () => done('blocked')
        } catch {
          done('blocked')
        }
      }),
    }
  }, foreign.url)
  expect(outcome).toEqual({ fetch: 'blocked', image: 'blocked', socket: 'blocked' })
  expect(foreign.visits).toEqual([])
  foreign.server.close()
})

test('nothing runs that is not our own file: inline script, handler, eval, foreign script', async ({ app }) => {
  const ran = await app.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    const image = document.createElement('img')
    image.setAttribute('onerror', 'window.handlerRan = true')
    image.src = '/nothing.png'
    document.body.append(image)
    const link = document.createElement('a')
    link.href = 'javascript:window.linkRan = true'
    document.body.append(link)
    link.click()
    return new Promise<string[]>((resolve) => {
      image.addEventListener('error', () =>
        resolve(['inlineRan', 'handlerRan', 'linkRan'].filter((name) => name in window)),
      )
    })
  })
  expect(ran).toEqual([])
  // Scripts of the test runner may evaluate whatever the policy says; the debugger can be asked not to.
  const debug = await app.context().newCDPSession(app)
  const { exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: `(0, eval)('1')`,
    allowUnsafeEvalBlockedByCSP: false,
  })
  expect(exceptionDetails?.exception?.className).toBe('EvalError')
})

test('a foreign page cannot frame, read or write ours, even from the same computer', async ({ server, context }) => {
  const foreign = await startForeign()
  await context.addCookies([{ ...server.cookie, url: server.url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  await page.goto(foreign.url)
  const outcome = await page.evaluate(async (url) => {
    const reach = (path: string, init?: RequestInit) =>
      fetch(url + path, init).then(
        (answer) => answer.status,
        () => 'blocked',
      )
    const socket = await new Promise<string>((done) => {
      const attempt = new WebSocket(`${url.replace('http', 'ws')}rpc`)
      attempt.onopen = () => done('reached')
      attempt.onerror = () => done('blocked')
    })
    return {
      read: await reach('', { credentials: 'include' }),
      write: await reach('import/one', { method: 'PUT', credentials: 'include', body: 'x' }),
      socket,
    }
  }, server.url)
  expect(outcome).toEqual({ read: 'blocked', write: 'blocked', socket: 'blocked' })
  foreign.server.close()
})

test('media is not there while the vault is locked', async ({ app, api }) => {
  const { recoveryKitPdf } = await api.vault.create({
    password: 'kata sandi panjang untuk uji 7',
    ownerName: 'Pemeriksa Contoh',
  })
  const status = () => app.evaluate((id) => fetch(`/media/${id}`).then((answer) => answer.status), recoveryKitPdf)
  expect(await status()).toBe(200)
  await api.vault.lock()
  expect(await status()).toBe(404)
})

test('the token cannot be read by the page and stands in no address', async ({ app, server }) => {
  expect(await app.evaluate(() => document.cookie)).toBe('')
  expect(app.url()).not.toContain(server.token)
  expect(await app.content()).not.toContain(server.token)
  expect(await app.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(server.token)
})

test('without the cookie there is nothing to see', async ({ server, page }) => {
  for (const path of ['', 'index.html', 'media/x', 'import/x']) {
    const answer = await page.request.get(server.url + path)
    expect([answer.status(), await answer.text()]).toEqual([403, ''])
  }
})

test('the page breaks none of its own rules and asks for nothing that is missing', async ({ app }) => {
  const complaints: string[] = []
  app.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  app.on('pageerror', (error) => complaints.push(error.message))
  await app.reload({ waitUntil: 'networkidle' })
  await expect(app.getByRole('button').first()).toBeVisible()
  expect(complaints).toEqual([])
})
