import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { peopleContract } from '#shared/people/contract.ts'
import { type EmployeeRecord, employeeIdSchema } from '#shared/people/register.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import type { TableStore } from '../tables/store.ts'
import { createAccountHandlers } from './account-handlers.ts'
import { accountsOf, casesOf, reportsOf } from './accounts-repository.ts'
import { importEmployees, previewImport } from './import.ts'
import { type Change, changeOf } from './plan.ts'
import { employeeWriter, findByNip, historyOf, searchEmployees, shownHistory } from './repository.ts'
import { requireEmployee, snapshotOf } from './service.ts'
import { NO_HISTORY } from './tracks.ts'

type Deps = Readonly<{ requireSession: RequireSession; tables: TableStore; ports: Pick<Ports, 'now' | 'newId'> }>

export function createPeopleHandlers({ requireSession, tables, ports }: Deps) {
  const os = implement(peopleContract)

  /** One person by hand: what differs becomes history. */
  function store(session: Session, action: string, change: Change): EmployeeRecord {
    const id = change.id ?? employeeIdSchema.parse(ports.newId())
    const taken = findByNip(session.db, change.person.nip)
    if (taken && taken.id !== id) throw new AppError('nip_taken')
    const at = toInstant(ports.now())
    const details = { name: change.person.name, tracks: change.entries.map(({ track }) => track) }
    return session.commit({ action, subject: id, details }, (db) => {
      const writer = employeeWriter(db)
      const employee = { id, person: change.person, birthDay: change.birthDay, at }
      if (change.id) writer.update(employee)
      else writer.insert(employee)
      const stamp = { source: '', at, by: session.user.name }
      for (const { track, entry } of change.entries) writer.addEntry(id, { track, entry, ...stamp })
      return recordOf(db, id)
    })
  }

  return os.router({
    ...createAccountHandlers({ requireSession, ports }),
    search: os.search.handler(({ input }) => searchEmployees(requireSession().db, input)),
    get: os.get.handler(({ input }) => recordOf(requireSession().db, input.id)),
    asOf: os.asOf.handler(({ input }) => snapshotOf(requireSession().db, input.id, input.day)),
    create: os.create.handler(({ input: { person, birthDay, validFrom } }) => {
      const since = { identity: validFrom, rank: validFrom, position: validFrom }
      const change = changeOf({ before: null, history: NO_HISTORY, person, birthDay, since })
      return store(requireSession(), 'person.added', change ?? { id: null, person, birthDay, entries: [] })
    }),
    update: os.update.handler(({ input: { id, person, birthDay, validFrom } }) => {
      const session = requireSession()
      const before = requireEmployee(session.db, id)
      const since = { identity: validFrom, rank: validFrom, position: validFrom }
      const change = changeOf({ before, history: historyOf(session.db, id), person, birthDay, since })
      return change ? store(session, 'person.updated', change) : recordOf(session.db, id)
    }),
    preview: os.preview.handler(({ input: { tableId, mapping, asOf }, signal }) => {
      const session = requireSession()
      return previewImport({ session, ports, signal }, { table: tables.rows(session, tableId), mapping, asOf })
    }),
    import: os.import.handler(async function* ({ input: { tableId, mapping, asOf }, signal }) {
      const session = requireSession()
      yield* importEmployees({ session, ports, signal }, { table: tables.rows(session, tableId), mapping, asOf })
      tables.close(session, tableId)
    }),
  })
}

function recordOf(db: ReadDb, id: EmployeeRecord['id']): EmployeeRecord {
  const employee = requireEmployee(db, id)
  return {
    ...employee,
    history: shownHistory(db, id),
    accounts: accountsOf(db, id),
    cases: casesOf(db, employee.person.nip),
    reports: reportsOf(db, employee.person.nip, id),
  }
}
