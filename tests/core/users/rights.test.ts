import { Readable } from 'node:stream'
import { RPCHandler } from '@orpc/server/fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rpcOptions } from '#electron/core/kernel/rpc-options.ts'
import { ALL_RIGHTS, type Right } from '#shared/users/model.ts'
import { ACCESS, accessTo, allows, MEDIA_ACCESS } from '#shared/users/rights.ts'
import { aReportedCase, hear, readBack } from '#tests/core/documents/a-heard-case.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { addUser, become, callPath, OWNER_LOGIN, procedurePaths } from '#tests/support/users.ts'

const loginOf = (right: Right) => `hanya.${right.replace('_', '-')}`
/** They end the session or change to another vault when allowed: asked apart from the rest. */
const ENDING = ['vault.lock', 'vault.openSample', 'vault.leaveSample']
/** Of no procedure's form: what is allowed is refused for its form, and changes nothing. */
const JUNK = { bukan: 'masukan' }
const paths = procedurePaths().filter((path) => !ENDING.includes(path))

let made: TestCore
const ids = { evidence: '', document: '', logo: '', preview: '' }

beforeAll(async () => {
  made = await createTestCore()
  const { api } = made
  const reported = await aReportedCase(made)
  const heard = await hear(made, reported)
  await readBack(made, heard.id)
  const { id } = await api.documents.draft({ interviewId: heard.id, kind: 'examination_minutes' })
  const final = await api.documents.finalize({ id })
  ids.document = final.revisions[0]!.blobId
  ids.evidence = reported.exhibit.id
  ids.logo = (await api.settings.setLogo({ imageBase64: pngBytes(9, 9).toString('base64') })).logo ?? ''
  for (const right of ALL_RIGHTS) await addUser(made, loginOf(right), [right])
}, 60_000)
afterAll(() => made.dispose())

const headSeq = async () => (await made.api.audit.head()).seq

/** The code of the refusal; null when the call was let through and answered. */
async function codeOf(call: Promise<unknown>): Promise<string | null> {
  try {
    const answer = await call
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
      await (answer as AsyncGenerator).return?.(undefined)
    return null
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}

/** A refusal comes instead of a stream, never as its first event. */
async function isRefusal(response: Response | undefined): Promise<boolean> {
  if (response?.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return false
  }
  return (await response?.text())?.includes('"not_permitted"') ?? false
}

describe.each(ALL_RIGHTS)('a user with nothing but %s', (right) => {
  beforeAll(() => become(made, loginOf(right)))

  test.each(paths)('%s: as the table says', async (path) => {
    const before = await headSeq()
    const code = await codeOf(callPath(made.api, path, JUNK))
    const access = accessTo(path)
    expect(access).not.toBeNull()
    if (access && allows(access, [right])) {
      // What everyone may ask before unlocking, its handler may refuse to some of those who have unlocked.
      if (access !== 'anyone') expect(code).not.toBe('not_permitted')
    } else {
      expect(code).toBe('not_permitted')
      expect(await headSeq()).toBe(before)
    }
  })

  test('every procedure alike over a transport', async () => {
    const router = made.core.router as ConstructorParameters<typeof RPCHandler>[0]
    const logger = { info: () => {}, incident: () => '#1' }
    const handler = new RPCHandler(router, rpcOptions(made.core.guard, logger))
    for (const path of paths.filter((one) => one !== 'app.changes')) {
      const request = new Request(`http://saksama.invalid/${path.replaceAll('.', '/')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: JUNK }),
      })
      const { matched, response } = await handler.handle(request)
      expect(matched, path).toBe(true)
      const refused = await isRefusal(response)
      const access = accessTo(path)
      if (access !== 'anyone') expect(refused, path).toBe(!(access && allows(access, [right])))
    }
  })

  test.each(['evidence', 'document', 'logo'] as const)('/media of %s: as the table says', async (kind) => {
    const ask = (query = '') => made.core.media(new Request(`http://saksama.invalid/media/${ids[kind]}${query}`))
    const may = allows(MEDIA_ACCESS[kind], [right])
    const answer = await ask()
    expect(answer.status).toBe(may ? 200 : 404)
    expect((await answer.arrayBuffer()).byteLength > 0).toBe(may)
    if (kind === 'evidence') expect((await ask('?ukuran=kecil')).status).toBe(may ? 200 : 404)
  })
})

test('what is asked before unlocking, and nothing else, is answered while locked', async () => {
  await made.api.vault.lock()
  for (const path of paths) {
    const code = await codeOf(callPath(made.api, path, JUNK))
    expect(code === 'vault_locked', path).toBe(accessTo(path) !== 'anyone')
  }
})

test('what ends a session may be asked by everyone', () => {
  for (const path of ENDING) expect(accessTo(path)).toBe('anyone')
})

describe('at once', () => {
  beforeAll(() => become(made, OWNER_LOGIN))
  const mine = async (rights: readonly Right[]) => {
    const me = (await made.api.vault.status()).user!
    return made.api.users.update({ id: me.id, name: me.name, position: '', rights: [...rights], knowingly: true })
  }

  test('a right taken from oneself is gone with the next call, event, byte and ticket', async () => {
    const { api } = made
    const target = { kind: 'case', id: (await api.cases.list({}))[0]!.id } as const
    const files = [{ name: 'a.txt', size: 4 }]
    const [ticket = ''] = await api.evidence.beginImport({ target, origin: 'drop', files })
    const stream = (await api.audit.verify()) as AsyncGenerator<unknown>
    await api.settings.get()
    await mine(['reporter_keeper', 'admin'])

    await expect(api.cases.list({})).rejects.toMatchObject({ code: 'not_permitted' })
    expect((await made.core.media(new Request(`http://saksama.invalid/media/${ids.evidence}`))).status).toBe(404)
    const reply = await made.core.importStream(ticket, Readable.from([Buffer.from('abcd')]))
    expect(reply).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await made.core.importPath(ticket, import.meta.filename)).toMatchObject({ code: 'not_permitted' })
    await stream.return(undefined)

    await mine(ALL_RIGHTS)
    expect(await made.core.importStream(ticket, Readable.from([Buffer.from('abcd')]))).toMatchObject({ ok: true })
  })

  test('a stream under way ends when the right goes', async () => {
    const stream = (await made.api.evidence.verify({ id: ids.evidence as never })) as AsyncGenerator<unknown>
    await mine(['admin', 'reporter_keeper'])
    await expect(stream.next()).rejects.toMatchObject({ code: 'not_permitted' })
    await mine(ALL_RIGHTS)
  })
})

test('the table has a line for each of them', () => {
  expect(Object.keys(ACCESS).length).toBe(procedurePaths().length)
})
