import type { LikeKind, Likeness, Similar } from '#shared/reports/intake.ts'
import { reportKeys } from '#shared/reports/keys.ts'
import type { ReadDb } from '../../kernel/database.ts'
import { findAccountsByKey, findEmployeesByNip } from '../../people/service.ts'
import { casesFor, findByKeys, reportsByIds } from './rows.ts'

const ORDER: readonly LikeKind[] = ['url', 'account', 'person', 'act']
const MOST = 30

/** The same account, person or act that was reported before; "act" only beside an account or a person. */
export function findSimilar(db: ReadDb, wanted: Likeness): Similar {
  const keys = reportKeys(wanted)
  const nip = wanted.suspectNip.replace(/[\s.]/g, '')
  const accounts = keys.filter(({ kind }) => kind === 'account').map(({ key }) => key)
  const holders = [...findAccountsByKey(db, accounts), ...findEmployeesByNip(db, nip)]
  const people = holders.filter(({ id }, at) => holders.findIndex((other) => other.id === id) === at)
  const ofPeople = people.filter((one) => one.nip !== '').map((one) => ({ kind: 'nip', key: one.nip }) as const)
  const hits = findByKeys(db, [...keys, ...ofPeople], { except: wanted.except })
  const reports = reportsByIds(db, [...hits.keys()]).map(({ act, ...report }) => {
    const kinds = hits.get(report.id) ?? new Set<LikeKind>()
    if (wanted.act !== null && act === wanted.act) kinds.add('act')
    return { ...report, because: ORDER.filter((kind) => kinds.has(kind)) }
  })
  const ranked = reports.sort((a, b) => rank(a.because) - rank(b.because)).slice(0, MOST)
  const caseIds = ranked.flatMap(({ caseId }) => (caseId ? [caseId] : []))
  const nips = [...new Set([...people.map((one) => one.nip), nip])].filter(Boolean)
  return { reports: ranked, people, cases: casesFor(db, { caseIds, nips }) }
}

const rank = (because: readonly LikeKind[]) => ORDER.indexOf(because[0] ?? 'act')
