import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { BUNDLE_PASSWORD, type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { isIntact, lastOf, WHOLE, walkLog } from '#tests/support/streams.ts'

let from: Office
let to: Office
let caseId: CaseId
beforeEach(async () => {
  from = await openOffice({ name: 'Wening Prabasari' })
  to = await openOffice({ name: 'Tirta Wasesa', cipher: 'sqlcipher' })
  const report = await from.api.reports.register({ data: aReport(), reporter: aReporter() })
  await from.importBytes({ kind: 'report', id: report.id }, 'tangkapan.txt', Buffer.from('Ayo pilih nomor dua.'))
  const accepted = await from.api.reports.accept({ id: report.id, title: 'Unggahan ajakan', subjects: [aPerson()] })
  caseId = accepted.caseId
  await from.importBytes({ kind: 'case', id: caseId }, 'lampiran.bin', randomBytes(400_000))
  await from.importBytes({ kind: 'case', id: caseId }, 'kosong.bin', new Uint8Array())
})
afterEach(async () => {
  await from.dispose()
  await to.dispose()
})

const recipients = async () => ({ kind: 'recipients' as const, recipients: [await to.address()] as never })

test('a case goes from one vault to another, whole, and back it is refused', async () => {
  const path = await from.send(caseId, await recipients())
  expect(path).toMatch(/perkara-P-2026-001\.saksama$/)
  const { preview } = await to.look(path)
  expect(preview).toMatchObject({
    caseNumber: 'P-2026-001',
    caseTitle: 'Unggahan ajakan',
    subjectNames: ['Rangga Sasmaya'],
    evidence: 3,
    bytes: 400_020,
    sender: { name: 'Wening Prabasari', standing: 'unknown' },
    alreadyHere: null,
    renumbered: false,
  })
  expect(preview.sender.words).toEqual((await from.api.bundles.address()).words)
  const received = await to.receive(path)
  expect(received).toEqual({ caseId, number: 'P-2026-001', formerNumber: 'P-2026-001' })

  const [here, there] = [await to.api.cases.get({ id: caseId }), await from.api.cases.get({ id: caseId })]
  expect(here).toEqual(there)
  const evidence = await to.api.evidence.list({ target: { kind: 'case', id: caseId } })
  expect(evidence.map(({ number, sha256 }) => [number, sha256])).toEqual(
    (await from.api.evidence.list({ target: { kind: 'case', id: caseId } })).map(({ number, sha256 }) => [
      number,
      sha256,
    ]),
  )
  expect((await to.api.evidence.get({ id: evidence[0]!.id })).custody.at(-1)).toMatchObject({ action: 'received' })
  for (const { id } of evidence) expect(await isIntact(to.api, id)).toBe(true)
  expect(await walkLog(to.api)).toMatchObject(WHOLE)
  expect(await walkLog(from.api)).toMatchObject(WHOLE)
  expect((await from.api.evidence.get({ id: evidence[0]!.id })).custody.at(-1)).toMatchObject({ action: 'exported' })
  expect(await to.api.bundles.ofCase({ caseId })).toMatchObject([
    { senderName: 'Wening Prabasari', formerNumber: 'P-2026-001', receivedBy: 'Tirta Wasesa' },
  ])
  const {
    entries: [sent],
  } = await from.api.audit.list({
    action: 'case.sent',
    subject: '',
    search: '',
    before: null,
    from: null,
    to: null,
  } as never)
  expect(sent).toMatchObject({ subject: caseId, details: { files: 3 } })

  const { ticket, preview: again } = await to.look(path)
  expect(again).toMatchObject({
    alreadyHere: 'P-2026-001',
    sender: { standing: 'confirmed', knownAs: 'Wening Prabasari' },
  })
  await expect(lastOf(await to.api.bundles.receive({ ticket, confirmSender: true }))).rejects.toMatchObject({
    code: 'case_already_here',
    message: expect.stringContaining('P-2026-001'),
  })
  await to.api.bundles.discard({ ticket })
  expect(readdirSync(join(to.dataDir, 'brankas', 'staging'))).toEqual([])
})

test('work goes on where it came, and the case travels further with its past', async () => {
  const third = await openOffice({ name: 'Puspa Widyasmara' })
  await to.receive(await from.send(caseId, await recipients()))
  const reply = await to.importBytes({ kind: 'case', id: caseId }, 'baru.txt', Buffer.from('baru'))
  expect(reply).toMatchObject({ ok: true, evidence: { number: 'B-4' } })
  const onward = await to.send(caseId, { kind: 'recipients', recipients: [await third.address()] as never })
  await third.receive(onward)
  expect((await third.api.bundles.ofCase({ caseId })).map(({ senderName }) => senderName)).toEqual([
    'Wening Prabasari',
    'Tirta Wasesa',
  ])
  const back = await openOffice({ name: 'Sagara Ningrat' })
  await expect(back.look(onward)).rejects.toMatchObject({ code: 'bundle_not_for_me' })
  await Promise.all([third.dispose(), back.dispose()])
})

test('a number that is taken gives way to the next one and is kept beside it', async () => {
  await to.api.cases.open({ title: 'Perkara sendiri', subjects: [aPerson()] })
  await to.api.reports.register({ data: aReport({ narrative: 'Lain.' }), reporter: null } as never)
  const path = await from.send(caseId, await recipients())
  expect((await to.look(path)).preview).toMatchObject({ renumbered: true })
  expect(await to.receive(path)).toMatchObject({ number: 'P-2026-002', formerNumber: 'P-2026-001' })
  expect(await to.api.bundles.ofCase({ caseId })).toMatchObject([
    { formerNumber: 'P-2026-001', formerReports: [{ former: 'L-2026-001', number: 'L-2026-002' }] },
  ])
  expect((await to.api.cases.open({ title: 'Berikutnya', subjects: [aPerson()] })).number).toBe('P-2026-003')
})

test('a number that came in is passed over by our own', async () => {
  await to.receive(await from.send(caseId, await recipients()))
  expect((await to.api.cases.open({ title: 'Perkara sendiri', subjects: [aPerson()] })).number).toBe('P-2026-002')
})

test('a password opens it for whoever knows it, and a weak one is not taken', async () => {
  await expect(from.send(caseId, { kind: 'passphrase', passphrase: 'rahasia' })).rejects.toMatchObject({
    code: 'password_weak',
  })
  const path = await from.send(caseId, { kind: 'passphrase', passphrase: BUNDLE_PASSWORD })
  await expect(to.look(path)).rejects.toMatchObject({ code: 'bundle_passphrase_needed' })
  await expect(to.look(path, 'bukan-itu-kata-sandinya')).rejects.toMatchObject({ code: 'bundle_wrong_passphrase' })
  expect((await to.receive(path, BUNDLE_PASSWORD)).number).toBe('P-2026-001')
})

test('tar lists it, and age opens the manifest', async () => {
  const key = join(from.out, 'kunci.txt')
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  const path = await from.send(caseId, { kind: 'recipients', recipients: [recipient] as never })
  const names = execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).trim().split('\n')
  expect([names[0], ...names.slice(-2)]).toEqual(['saksama-bundle.json', 'case.db', 'manifest.age'])
  expect(names).toHaveLength(6)
  execFileSync('tar', ['-xf', path, '-C', from.out])
  expect(JSON.parse(readFileSync(join(from.out, 'saksama-bundle.json'), 'utf8'))).toMatchObject({
    format: 'saksama-bundel',
    version: 1,
  })
  const manifest = JSON.parse(
    execFileSync('age', ['-d', '-i', key, join(from.out, 'manifest.age')], { encoding: 'utf8' }),
  )
  expect(manifest.statement).toMatchObject({ type: 'saksama/v1/bundle', caseId, caseNumber: 'P-2026-001' })
  for (const { id } of manifest.statement.blobs)
    expect(readFileSync(join(from.out, 'blobs', id))).toEqual(
      readFileSync(join(from.dataDir, 'brankas', 'blobs', id.slice(0, 2), id)),
    )
})

test('who is not there cannot be sent to, and nothing is written', async () => {
  const address = await to.address()
  const typo = `${address.slice(0, -1)}${address.endsWith('q') ? 'p' : 'q'}`
  await expect(from.send(caseId, { kind: 'recipients', recipients: [typo] as never })).rejects.toMatchObject({
    code: 'recipient_invalid',
  })
  expect(readdirSync(from.out)).toEqual([])
})

test('a file the vault has lost is named before anything is written', async () => {
  const [, second] = await from.api.evidence.list({ target: { kind: 'case', id: caseId } })
  const blobs = join(from.dataDir, 'brankas', 'blobs')
  const lost = readdirSync(blobs, { recursive: true, withFileTypes: true }).find(
    (one) => one.isFile() && readFileSync(join(one.parentPath, one.name)).length > 400_000,
  )!
  writeFileSync(join(lost.parentPath, lost.name), 'cut')
  await expect(from.send(caseId, await recipients())).rejects.toMatchObject({
    code: 'evidence_damaged',
    message: expect.stringContaining(second!.number),
  })
  expect(readdirSync(from.out)).toEqual([])
})

test('stopped halfway, neither sending nor receiving leaves anything', async () => {
  const sending = await from.api.bundles.send({ caseId, to: await recipients() })
  await sending.next()
  await sending.return()
  expect(readdirSync(from.out)).toEqual([])
  expect((await from.api.audit.list({ action: 'case.sent' })).entries).toEqual([])
  const { ticket } = await to.look(await from.send(caseId, await recipients()))
  const receiving = await to.api.bundles.receive({ ticket, confirmSender: true })
  await receiving.next()
  await receiving.return()
  expect(await to.api.cases.list({})).toEqual([])
  expect(readdirSync(join(to.dataDir, 'brankas', 'staging'))).toEqual([])
})

test('locked while a bundle lies open, it is forgotten; a stream is kept only until then', async () => {
  const path = await from.send(caseId, await recipients())
  const bytes = readFileSync(path)
  const staging = join(to.dataDir, 'brankas', 'staging')
  const ticket = await to.api.bundles.arrive({ size: bytes.length })
  expect(await to.core.arrivals.takeStream(ticket, Readable.from([bytes]))).toEqual({ ok: true })
  expect((await to.api.bundles.open({ ticket, passphrase: null })).caseNumber).toBe('P-2026-001')
  expect(readdirSync(staging)).toHaveLength(1)
  await to.api.vault.lock()
  await to.api.vault.unlock({ password: TEST_PASSWORD })
  await expect(to.api.bundles.open({ ticket, passphrase: null })).rejects.toMatchObject({ code: 'bundle_gone' })
  expect(readdirSync(staging)).toEqual([])
  const short = await to.api.bundles.arrive({ size: bytes.length + 1 })
  expect(await to.core.arrivals.takeStream(short, Readable.from([bytes]))).toMatchObject({ code: 'file_changed' })
  expect(readdirSync(staging)).toEqual([])
})

test('a sender who is not known is not taken at his word', async () => {
  const { ticket } = await to.look(await from.send(caseId, await recipients()))
  await expect(lastOf(await to.api.bundles.receive({ ticket, confirmSender: false }))).rejects.toMatchObject({
    code: 'sender_unconfirmed',
  })
  await lastOf(await to.api.bundles.receive({ ticket, confirmSender: true }))
  const [contact] = await to.api.bundles.contacts()
  expect(contact).toMatchObject({ name: 'Wening Prabasari', recipient: await from.address() })
  expect(await to.api.bundles.forget({ publicKey: contact!.publicKey, reason: 'Pindah tugas' })).toEqual([])
})
