import type { ProcedurePath } from '#shared/users/rights.ts'

/** What a screen cannot do without, by where its address begins: one line each. A longer beginning goes first. */
const NEEDS: readonly (readonly [start: string, path: ProcedurePath])[] = [
  ['/laporan/baru', 'reports.register'],
  ['/laporan/pemantauan', 'reports.register'],
  ['/laporan/tim', 'monitoring.teams'],
  ['/laporan', 'reports.list'],
  ['/perkara/baru', 'cases.open'],
  ['/perkara', 'cases.list'],
  ['/statistik', 'statistics.get'],
  ['/pegawai/impor', 'people.import'],
  ['/pegawai', 'people.search'],
  ['/periksa-nama/baru', 'namecheck.create'],
  ['/periksa-nama', 'namecheck.lists'],
  ['/jejak', 'audit.list'],
]

/** Null for what everybody who has unlocked may open. */
export const needOf = (address: string): ProcedurePath | null =>
  NEEDS.find(([start]) => address === start || address.startsWith(`${start}/`))?.[1] ?? null
