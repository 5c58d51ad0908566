import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '#electron/core/kernel/database.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { indexReporter } from '#electron/core/reports/index-reporters.ts'
import { createTellingCheck } from '#electron/core/reports/refuse-telling.ts'
import { insertReport, insertReporter } from '#electron/core/reports/repository.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'
import { contract } from '#shared/contract.ts'
import { type TextPath, textPathsOf } from '#shared/kernel/text-paths.ts'
import { ASKED, fieldWord, isTold, LEFT_OUT } from '#shared/reports/told.ts'
import { aPerson, aReport, aReporter } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { findIn } from '#tests/support/leak-scan.ts'
import { createTestVault, type TestVault } from '#tests/support/test-vault.ts'
import { callPath, procedurePaths } from '#tests/support/users.ts'

const REPORTER = aReporter({
  name: 'Qwintari Zxalembang',
  phone: '0812 0000 7731',
  email: 'qxlembang@pengadu.invalid',
  handle: '@zxq.pengintai',
  note: '',
})
const PLANTED = [REPORTER.name, 'QWINTARI  ZXALEMBANG', 'Zxalembang, Qwintari', '+62 812-0000-7731', REPORTER.email]

const schemaOf = (path: string): unknown =>
  (
    path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract) as {
      '~orpc': { inputSchema?: unknown }
    }
  )['~orpc'].inputSchema

const FIELDS = procedurePaths().flatMap((procedure) =>
  textPathsOf(schemaOf(procedure)).map((path) => ({ procedure, path, told: isTold(procedure, path) })),
)
const TOLD = FIELDS.filter(({ told }) => told)

/** The least value that has a text at that path. */
const valueWith = ([key, ...rest]: TextPath, text: string): unknown => {
  if (key === undefined) return text
  const inner = valueWith(rest, text)
  return key === '*' ? [inner] : { [key]: inner }
}

const REPORT = '7'.repeat(32)
let fixture: TestVault
let session: Session
beforeAll(async () => {
  fixture = await createTestVault()
  session = fixture.vault.requireSession()
  session.commit({ action: 'report.registered', subject: 'uji' }, (db) => {
    insertReport(db, { id: REPORT, number: 'L', data: aReport(), at: aReport().received.at })
    insertReporter(db, REPORT, new Uint8Array(1))
    indexReporter(db, REPORT, REPORTER)
  })
})
afterAll(() => fixture.end())

describe('every text field of the contract', () => {
  test('that is kept for all readers has the word of its field', () => {
    expect(TOLD.length).toBeGreaterThan(90)
    expect(TOLD.filter(({ path }) => fieldWord(path) === null)).toEqual([])
  })

  test('that is left out is there, and takes text', () => {
    const isThere = (procedure: string, start = '') =>
      FIELDS.some((field) => field.procedure === procedure && `${field.path.join('.')}.`.startsWith(start))
    const lines = LEFT_OUT.flatMap((left) =>
      Object.entries(left).flatMap(([name, all]) => all.map((one) => [name, one])),
    )
    expect(lines.filter(([name = '', one]) => !isThere(name, `${one}.`))).toEqual([])
    expect(ASKED.filter((name) => !isThere(name))).toEqual([])
  })

  test.each(TOLD)('$procedure refuses a reporter in $path, and nothing else', ({ procedure, path }) => {
    const attempt = (text: string) => {
      const check = createTellingCheck()
      const call = { path: procedure, schema: schemaOf(procedure), input: valueWith(path, text) }
      check.during(call, () => check.requireSilent(session))
    }
    fc.assert(
      fc.property(fc.constantFrom(...PLANTED), fc.lorem(), fc.lorem(), (planted, before, after) => {
        expect(() => attempt(`${before} ${planted}. ${after}`)).toThrow(fieldWord(path) ?? '')
        expect(() => attempt(`${before} ${after}`)).not.toThrow()
      }),
      { numRuns: 3 },
    )
  })
})

describe('through the contract', () => {
  const NAME = REPORTER.name
  let core: TestCore
  let db: Connection
  beforeEach(async () => {
    const openDatabase: typeof openVaultDatabase = (...where) => {
      db = openVaultDatabase(...where)
      return db
    }
    core = await createTestCore({ ports: { openDatabase } })
    await core.api.reports.register({ data: aReport(), reporter: REPORTER })
  })
  afterEach(() => core.dispose())

  /** What of the reporter whoever holds the key of the database would read anywhere in it. */
  function readable(): string[] {
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
    const rows = (tables.all() as { name: string }[]).map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all())
    return findIn(Buffer.from(JSON.stringify(rows)), Object.values(REPORTER).filter(Boolean))
  }
  const stops = async () => (await core.api.audit.list({ action: 'report.leak_stopped' })).entries
  const leak = expect.objectContaining({ code: 'reporter_leak' })

  test('what is refused stands nowhere, and what was guessed leaves a line', async () => {
    const { id } = await core.api.cases.open({ title: 'Judul biasa', subjects: [aPerson()] })
    const reply = await core.importBytes({ kind: 'case', id }, 'biasa.txt', Buffer.from('isi'))
    const evidence = (reply.ok && reply.evidence.id) as never
    const { title, note, capture } = (await core.api.evidence.get({ id: evidence })).evidence
    const day = '2026-10-20' as never
    const calls: [path: string, input: unknown, subject: string][] = [
      ['cases.open', { title: NAME, subjects: [aPerson()] }, ''],
      ['cases.rename', { id, title: `Aduan ${NAME}` }, id],
      ['cases.setAllegation', { id, allegation: { actDay: null, description: NAME, norm: '' } }, id],
      ['cases.moveTo', { id, state: 'closed', reason: `Kata ${NAME} selesai` }, id],
      ['cases.saveView', { name: 'Milik saya', filter: { search: NAME } }, ''],
      ['evidence.describe', { id: evidence, title, note, capture: { ...capture, capturedBy: NAME } }, evidence],
      ['evidence.describe', { id: evidence, title: NAME, note, capture }, evidence],
      ['evidence.withdraw', { id: evidence, reason: `Diminta ${NAME}` }, evidence],
      ['calendar.setWeek', { week: 6, reason: `Atas permintaan ${NAME}` }, ''],
      ['deadlines.setWeek', { caseId: id, week: 6, reason: NAME }, id],
      ['monitoring.saveTeam', { id: null, team: { name: NAME, decree: '', members: [], active: true } }, ''],
      ['people.create', { person: aPerson(), birthDay: null, validFrom: day }, 'taken'],
    ]
    for (const [path, input, subject] of calls)
      if (subject === 'taken') await callPath(core.api, path, input)
      else {
        await expect(callPath(core.api, path, input), path).rejects.toEqual(leak)
        if (subject) expect((await stops())[0], path).toMatchObject({ subject, details: { kind: 'audit' } })
      }
    expect(await stops()).toHaveLength(calls.length - 1)
    expect(readable()).toEqual([])
  })

  test('a guess that could not be stored anyway is not answered', async () => {
    const nowhere = 'f'.repeat(32) as never
    await expect(core.api.cases.rename({ id: nowhere, title: NAME })).rejects.toMatchObject({ code: 'case_not_found' })
    await expect(core.api.audit.acknowledgeRollback({ seq: 1, reason: `Kata ${NAME}` })).rejects.toMatchObject({
      code: 'rollback_not_found',
    })
    expect(await stops()).toEqual([])
  })

  test('a file with such a name is refused alone, with a sentence that says what to do', async () => {
    const { id } = await core.api.cases.open({ title: 'Judul biasa', subjects: [aPerson()] })
    const target = { kind: 'case', id } as const
    const files = ['satu.txt', 'Obrolan dengan Qwintari Zxalembang.txt', 'tiga.txt'].map((name) => ({ name, size: 1 }))
    const ticket = await core.api.evidence.beginBatch({ target, origin: 'drop', files })
    const replies = await core.core.importBatch(ticket, Readable.from([Buffer.from('abc')]))
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.code))).toEqual(['ok', 'reporter_leak', 'ok'])
    expect(await core.importBytes(target, files[1]!.name, Buffer.from('x'))).toMatchObject({
      code: 'reporter_leak',
      message: expect.stringContaining('Ganti nama berkasnya'),
    })
    expect(readable()).toEqual([])
  })

  test('a report does not tell its own reporter; whom it names may bear the same name', async () => {
    const other = aReporter({
      name: 'Vlodimira Sehatwan',
      handle: '@vlodi.sehat',
      note: 'Melihat unggahan itu sendiri saja',
    })
    for (const data of [
      aReport({ narrative: 'Disampaikan Ibu Vlodimira Sehatwan di loket.' }),
      aReport({ account: '@vlodi.sehat' }),
    ])
      await expect(core.api.reports.register({ data, reporter: other })).rejects.toEqual(leak)
    const data = aReport({ narrative: 'Melihat unggahan itu sendiri saja.', suspectName: 'Vlodimira Sehatwan' })
    expect(await core.api.reports.register({ data, reporter: other })).toMatchObject({ hasReporter: true })
  })
})
