import { readFileSync, statSync } from 'node:fs'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { ownConnections } from './own-connections.ts'

const FOREIGN_BITS = 0o077

/** What the core itself can say of its process and its files, looked up each time. */
export const ownRules = (dataDir: string): OfflineRule[] => [connections(), crashTraces(), fileModes(dataDir)]

function connections(): OfflineRule {
  const own = ownConnections()
  const values = own ? [...own.outside, `127.0.0.1: ${own.loopback}`] : []
  return { id: 'core_connections', values, holds: own && own.outside.length === 0 }
}

/** A dump of this process would hold keys. */
function crashTraces(): OfflineRule {
  const { reportOnFatalError, reportOnSignal, reportOnUncaughtException } = process.report
  const core = coreLimit()
  const reports = reportOnFatalError || reportOnSignal || reportOnUncaughtException
  const values = [`core: ${core ?? '?'}`, `report: ${reports ? 'on' : 'off'}`]
  return { id: 'crash_traces', values, holds: reports ? false : core === null ? null : core === '0' }
}

function coreLimit(): string | null {
  try {
    return /^Max core file size\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

function fileModes(dataDir: string): OfflineRule {
  if (process.platform === 'win32') return { id: 'file_modes', values: [], holds: null }
  const mode = statSync(dataDir).mode & 0o777
  return { id: 'file_modes', values: [`0${mode.toString(8)}`], holds: (mode & FOREIGN_BITS) === 0 }
}
