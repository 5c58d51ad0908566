import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CARRIED, LEFT_BEHIND } from '#electron/core/bundles/tables.ts'
import type { Connection } from '#electron/core/kernel/database.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson, aReport } from '#tests/support/builders.ts'
import { type Office, openOffice } from '#tests/support/bundle-bed.ts'
import { findIn } from '#tests/support/leak-scan.ts'
import { migratedTo } from '#tests/support/migrated.ts'

// Words that stand nowhere else in the world.
const REPORTER = {
  name: 'Qwintari Zxalembang',
  phone: '0000-7731-9946-02',
  email: 'qxlembang@pengadu.invalid',
  handle: '@zxq.pengintai.sunyi',
  address: 'Gang Wjuxkalam 7731\nKelurahan Zyqontoh',
  note: 'Bxirwan adalah iparnya',
}
const SECRET = Object.values(REPORTER).flatMap((text) => text.split('\n'))

let from: Office
let to: Office
let caseId: CaseId
beforeEach(async () => {
  from = await openOffice()
  to = await openOffice({ name: 'Tirta Wasesa' })
  const report = await from.api.reports.register({ data: aReport(), reporter: REPORTER })
  await from.importBytes({ kind: 'report', id: report.id }, 'tangkapan.txt', Buffer.from('Ayo pilih nomor dua.'))
  caseId = (await from.api.reports.accept({ id: report.id, title: 'Ajakan', subjects: [aPerson()] })).caseId
  await from.api.reports.revealReporter({ id: report.id, reason: 'Menanyakan kronologi kejadian' })
})
afterEach(async () => {
  await from.dispose()
  await to.dispose()
})

/** Every value of every table, search tables and their shadows too. */
function textOf(db: Connection): string {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[]
  return tables
    .flatMap(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all())
    .map((row) =>
      Object.values(row as object)
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
        .join('\n'),
    )
    .join('\n')
}

test('no byte of a bundle, sealed or opened, and nothing where it came, names the reporter', async () => {
  const key = join(from.out, 'kunci.txt')
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const mine = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  const path = await from.send(caseId, { kind: 'recipients', recipients: [await to.address(), mine] as never })
  expect(findIn(readFileSync(path), SECRET)).toEqual([])

  execFileSync('tar', ['-xf', path, '-C', from.out])
  const opened = execFileSync('age', ['-d', '-i', key, join(from.out, 'manifest.age')])
  expect(findIn(opened, SECRET)).toEqual([])
  const manifest = JSON.parse(opened.toString())
  const db = openDatabase(join(from.out, 'case.db'), Buffer.from(manifest.keys.database, 'hex'), 'aegis')
  const text = textOf(db)
  db.close()
  expect(text).toContain('Unggahan ajakan memilih.')
  expect(findIn(Buffer.from(text), SECRET)).toEqual([])
  expect(text).not.toContain('Menanyakan kronologi')

  await to.receive(path)
  const [report] = (await to.api.reports.list({ search: '' })) as { hasReporter: boolean; narrative: string }[]
  expect(report).toMatchObject({ hasReporter: false, narrative: 'Unggahan ajakan memilih.' })
})

test('a reporter named in the case stops it, and the place is told', async () => {
  const [item] = await from.api.evidence.list({ target: { kind: 'case', id: caseId } })
  await from.importBytes({ kind: 'case', id: caseId }, 'obrolan.txt', Buffer.from('Hubungi 0000 7731 9946 02 saja.'))
  const to_ = { kind: 'recipients' as const, recipients: [await to.address()] as never }
  await expect(from.send(caseId, to_)).rejects.toMatchObject({
    code: 'reporter_leak',
    message: expect.stringContaining('isi berkas Bukti B-2'),
  })
  expect(item!.number).toBe('B-1')
  const stops = await from.api.reports.listStops()
  expect(stops).toMatchObject([{ kind: 'case', subject: caseId }])
  await from.api.reports.permitOutput({ id: stops[0]!.id, reason: 'Sudah disetujui pelapor sendiri' })
  expect(await from.send(caseId, to_)).toMatch(/\.saksama$/)
})

test('every table of the vault either goes along or is left behind for a reason', () => {
  const at = migratedTo(migrations.length)
  try {
    const tables = at.db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all() as { name: string }[]
    const known = [...CARRIED.map(({ table }) => table), ...Object.values(LEFT_BEHIND).flat(), 'blobs', 'audit_log']
    const isShadow = (name: string) => /^search_(texts|names)_/.test(name)
    expect(
      tables
        .map(({ name }) => name)
        .filter((name) => !isShadow(name))
        .sort(),
    ).toEqual(known.sort())
  } finally {
    at.dispose()
  }
})
