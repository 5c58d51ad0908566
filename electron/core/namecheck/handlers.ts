import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { namecheckContract } from '#shared/namecheck/contract.ts'
import type { Ranked } from '#shared/namecheck/matcher.ts'
import type { NameEntry, NameList } from '#shared/namecheck/model.ts'
import { readNamed } from '#shared/namecheck/read-row.ts'
import type { Renderer } from '../documents/render.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { allEmployees, requireEmployee } from '../people/service.ts'
import { refuseFileName } from '../reports/refuse-telling.ts'
import { rememberMapping } from '../tables/service.ts'
import type { TableStore } from '../tables/store.ts'
import { exportList } from './export.ts'
import { makeReport } from './make-report.ts'
import { matchApart } from './match-apart.ts'
import * as repository from './repository.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  tables: TableStore
  renderer: Renderer
  ports: Pick<Ports, 'now' | 'newId' | 'workerFile' | 'shell'>
}>

export function createNamecheckHandlers({ requireSession, tables, renderer, ports }: Deps) {
  const os = implement(namecheckContract)
  const now = () => toInstant(ports.now())
  return os.router({
    lists: os.lists.handler(() => repository.allLists(requireSession().db)),
    get: os.get.handler(({ input }) => requireList(requireSession().db, input.id)),
    create: os.create.handler(({ input: { title, tableId, mapping } }) => {
      const session = requireSession()
      const table = tables.rows(session, tableId)
      if ((mapping.name ?? null) === null) throw new AppError('name_not_mapped')
      refuseFileName(session, session.vaultId, table.fileName)
      const rows = table.sheet.rows.slice(table.firstRow)
      const entries = rows.flatMap((cells, at) => {
        const named = readNamed(cells, mapping)
        return named ? [{ id: ports.newId(), row: table.firstRow + at + 1, named }] : []
      })
      if (entries.length === 0) throw new AppError('list_empty')
      const id = repository.newListId(ports.newId())
      const details = { title, file: table.fileName, names: entries.length }
      const list = session.commit({ action: 'namecheck.list_created', subject: id, details }, (db) => {
        const at = now()
        repository.insertList(db, { id, title, origin: table.fileName, at, by: session.user.name }, entries)
        rememberMapping(db, { purpose: 'names', headers: table.headers, mapping, at })
        return requireList(db, id)
      })
      tables.close(session, tableId)
      return { list, skipped: rows.filter((row) => row.some((cell) => cell !== '')).length - entries.length }
    }),
    match: os.match.handler(({ input, signal }) => {
      const session = requireSession()
      requireList(session.db, input.id)
      return match({ session, ports, signal }, input.id)
    }),
    entries: os.entries.handler(({ input }) => {
      const { db } = requireSession()
      requireList(db, input.id)
      return repository.searchEntries(db, input)
    }),
    decide: os.decide.handler(({ input: { id, verdict, employeeId, note } }) => {
      const session = requireSession()
      const entry = requireEntry(session.db, id)
      if (verdict === 'same' && employeeId === null) throw new AppError('person_missing')
      if (employeeId !== null) requireEmployee(session.db, employeeId)
      const details = { name: entry.named.name, verdict, employeeId, note }
      return session.commit({ action: 'namecheck.decided', subject: entry.listId, details }, (db) => {
        repository.insertDecision(db, id, { verdict, employeeId, note, at: now(), by: session.user.name })
        return requireEntry(db, id)
      })
    }),
    makeReport: os.makeReport.handler(({ input }) => {
      const session = requireSession()
      const entry = requireEntry(session.db, input.id)
      return makeReport(
        { session, ports },
        { entry, list: requireList(session.db, entry.listId), source: input.source },
      )
    }),
    export: os.export.handler(({ input: { id, format, filter } }) => {
      const session = requireSession()
      return exportList({ session, ports, renderer }, { list: requireList(session.db, id), format, filter })
    }),
  })
}

type Matching = Readonly<{
  session: Session
  ports: Pick<Ports, 'now' | 'workerFile'>
  signal: AbortSignal | undefined
}>
type Progress = { done: number; total: number; list: NameList | null }

async function* match({ session, ports, signal }: Matching, listId: NameList['id']): AsyncGenerator<Progress, void> {
  const people = allEmployees(session.db)
  if (people.length === 0) throw new AppError('register_empty')
  const entries = repository.plainEntries(session.db, listId)
  const results: (readonly Ranked[])[] = []
  const job = {
    entries: entries.map(({ named }) => ({ name: named.name, birthDay: named.birthDay, nip: named.nip })),
    people: people.map(({ person, birthDay }) => ({ name: person.name, birthDay, nip: person.nip })),
  }
  for await (const done of matchApart(ports.workerFile('names'), job, results)) {
    if (signal?.aborted) return
    yield { done, total: entries.length, list: null }
  }
  const found = results.filter((ranked) => ranked.length > 0).length
  const details = { names: entries.length, comparedWith: people.length, found }
  const list = session.commit({ action: 'namecheck.matched', subject: listId, details }, (db) => {
    repository.storeMatches(db, { listId, at: toInstant(ports.now()), people, entries, results })
    return requireList(db, listId)
  })
  yield { done: entries.length, total: entries.length, list }
}

function requireList(db: ReadDb, id: string): NameList {
  const found = repository.findList(db, id)
  if (!found) throw new AppError('list_not_found')
  return found
}

function requireEntry(db: ReadDb, id: string): NameEntry {
  const found = repository.findEntry(db, id)
  if (!found) throw new AppError('entry_not_found')
  return found
}
