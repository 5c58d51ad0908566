import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillSample } from '#electron/core/sample/fill-sample.ts'
import { readSample } from '#electron/core/sample/material.ts'
import { createOpenKeyFile } from '#electron/core/signing/pkcs12/open-apart.ts'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { createTestCore, resourcesDir, type TestCore } from '#tests/support/create-test-core.ts'
import { EC, makeP12, workDir } from './signed-pdf.ts'

const dir = workDir()
afterAll(() => rm(dir, { recursive: true, force: true }))
const code = (expected: string) => expect.objectContaining({ code: expected })
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

// As OpenSSL writes 70 000 rounds: an INTEGER of three bytes, which takes up to 8 388 607.
const ROUNDS = Buffer.from('0203011170', 'hex')
const askingFor = (file: Uint8Array, rounds: number) => {
  const changed = Buffer.from(Uint8Array.from(file).buffer)
  for (let at = changed.indexOf(ROUNDS); at >= 0; at = changed.indexOf(ROUNDS, at + 1))
    changed.writeUIntBE(rounds, at + 2, 3)
  return changed
}
const withRounds = (name: string, form: readonly string[]): Buffer => {
  makeP12(dir, name, { key: EC('P-256') })
  const at = (ending: string) => join(dir, `${name}.${ending}`)
  const keys = ['-inkey', at('key'), '-in', at('crt'), '-passout', 'pass:rahasia', '-out', at('p12')]
  execFileSync('openssl', ['pkcs12', '-export', ...form, '-iter', '70000', ...keys], { stdio: 'ignore' })
  return readFileSync(at('p12'))
}

const open = (timeLimitMs = 60_000) => createOpenKeyFile({ workerFile: sourceWorkerFile('pkcs12'), timeLimitMs })

/** How often the core's own thread could do something else meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 10)
  await work
  clearInterval(timer)
  return turns
}

test.each([
  ['old', ['-legacy']],
  ['new', []],
] as const)('%s form: honest rounds open, absurd ones are refused at once', async (name, form) => {
  const file = withRounds(`putaran-${name}`, form)
  expect(file.includes(ROUNDS)).toBe(true)
  expect((await open()(file, 'rahasia')).key.type).toBe('private')
  // Computed, it would be `p12_too_slow`.
  await expect(open()(askingFor(file, 8_388_607), 'rahasia')).rejects.toEqual(code('p12_unsupported'))
})

test('what keeps computing is ended in time, and nothing waits for it', async () => {
  const slow = askingFor(withRounds('lambat', ['-legacy', '-nomac']), 600_000)
  const opening = expect(open(100)(slow, 'rahasia')).rejects.toEqual(code('p12_too_slow'))
  // In the core's own thread this file would stop everything for as long as it computes.
  expect(await turnsDuring(opening)).toBeGreaterThan(0)
})

test('cut anywhere, random, or something else: a typed refusal', async () => {
  const file = makeP12(dir, 'potong', { key: EC('P-256') })
  const hostile: Uint8Array[] = [
    ...Array.from({ length: 40 }, (_, i) => file.subarray(0, Math.floor((file.length * i) / 40))),
    ...Array.from({ length: 40 }, (_, i) => randomBytes(10 + i * 50)),
    Buffer.concat([file.subarray(0, 60), randomBytes(file.length - 60)]),
    Buffer.from('30847fffffff', 'hex'),
    Buffer.alloc(1_000_000, 0x30),
  ]
  for (const bytes of hostile) {
    const told = await openPkcs12(bytes, 'rahasia').then(
      () => 'opened',
      (error: { code?: string }) => error.code,
    )
    expect(told).toMatch(/^(p12_damaged|p12_unsupported|wrong_p12_password|p12_without_key)$/)
  }
})

let made: TestCore
/** Moves the clock of the computer. */
let later = 0
beforeAll(async () => {
  made = await createTestCore({ ports: { now: () => new Date(Date.now() + later) } })
})
afterAll(() => made.dispose())

test('through the API: every refusal has its sentence, nothing is signed, the next file signs', async () => {
  const { api, core } = made
  const importBytes = (ticket: string, bytes: Uint8Array) =>
    core.importStream(
      ticket,
      (async function* () {
        yield bytes
      })(),
    )
  const newId = () => crypto.randomUUID().replaceAll('-', '')
  const sample = await fillSample({ api, importBytes, newId }, await readSample(resourcesDir))
  const draft = await api.documents.draft({ interviewId: sample.interviewId, kind: 'clarification_minutes' })
  const { id, signers } = await api.documents.finalize({ id: draft.id })
  const sign = (file: Uint8Array, password = 'rahasia') =>
    api.signing.sign({
      documentId: id,
      field: signers[0]!.field,
      with: { kind: 'pkcs12', fileBase64: base64(file), password },
      handwritingPngBase64: null,
      place: '',
      reason: '',
    })
  const good = makeP12(dir, 'baik', { key: EC('P-256'), days: 100 })
  const bare = (how: 'nokeys' | 'nocerts') => makeP12(dir, how, { key: EC('P-256'), bare: how })

  const refusals = [
    [() => sign(good, 'salah'), 'wrong_p12_password', /Kata sandi berkas .p12 salah/],
    [() => sign(bare('nokeys')), 'p12_without_key', /tidak memuat kunci privat/],
    [() => sign(bare('nocerts')), 'p12_without_key', /Ekspor ulang/],
    [() => sign(good.subarray(0, 500)), 'p12_damaged', /rusak atau bukan berkas .p12/],
    [() => sign(randomBytes(3000)), 'p12_damaged', /rusak atau bukan berkas .p12/],
  ] as const
  for (const [attempt, expected, message] of refusals)
    await expect(attempt()).rejects.toMatchObject({ code: expected, message: expect.stringMatching(message) })

  later = 200 * 86_400_000
  await expect(sign(good)).rejects.toMatchObject({
    code: 'certificate_expired',
    message: expect.stringMatching(/Masa berlaku sertifikat sudah lewat/),
  })
  const inspected = await api.signing.inspectPkcs12({ fileBase64: base64(good), password: 'rahasia' })
  expect(inspected).toMatchObject({
    expired: true,
    warnings: [expect.stringMatching(/sudah lewat/), expect.any(String)],
  })
  later = 0
  expect((await api.documents.get({ id })).revisions).toHaveLength(1)
  expect((await sign(good)).revision).toBe(2)
})
