import { randomBytes } from 'node:crypto'
import { type Reporter, reporterSchema } from '#shared/reports/model.ts'
import type { ReadDb, WriteDb } from '../kernel/database.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { indexTerm } from './blind-index.ts'
import { findIndexKey, insertIndexKey, listUnindexed, replaceTerms } from './index-rows.ts'
import { termsOf } from './reporter-terms.ts'
import { findReport } from './repository.ts'

/** In the commit that stores a reporter: whoever writes him down knows him, nobody else has to. */
export function indexReporter(db: WriteDb, reportId: string, reporter: Reporter): void {
  const key = ensureKey(db)
  replaceTerms(
    db,
    reportId,
    termsOf(reporter, wordsOfReport(db, reportId), wordsOfOffice(db)).map((term) => indexTerm(key, term)),
  )
}

function wordsOfReport(db: ReadDb, reportId: string): string {
  const report = findReport(db, reportId)
  if (!report) return ''
  const { account, url, narrative, suspectName, suspectNip } = report
  return [account, url, narrative, suspectName, suspectNip].join('\n')
}

/** What stands on every letter. */
function wordsOfOffice(db: ReadDb): string {
  const { government, agency, agencyShort, address, contact, city } = readSettings(db)
  return [government, agency, agencyShort, address, contact, city].join('\n')
}

/** Reporters from before the index, or from before its present rules: done at the next unlock by a keeper. */
export function indexOldReporters(session: Session): void {
  if (!session.user.rights.includes('reporter_keeper')) return
  const waiting = listUnindexed(session.db)
  if (waiting.length === 0) return
  const opened = waiting.map(({ reportId, sealed }) => ({
    reportId,
    reporter: reporterSchema.parse(JSON.parse(session.reporters.open(reportId, sealed))),
  }))
  const details = { count: opened.length }
  session.commit({ action: 'report.reporters_indexed', subject: session.vaultId, details }, (db) => {
    for (const { reportId, reporter } of opened) indexReporter(db, reportId, reporter)
  })
}

function ensureKey(db: WriteDb): Buffer {
  const known = findIndexKey(db)
  if (known !== null) return Buffer.from(known, 'hex')
  const key = randomBytes(32)
  insertIndexKey(db, key.toString('hex'))
  return key
}
