import { AppError } from '#shared/kernel/app-error.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import type { Employee, EmployeeId, Snapshot, Track } from '#shared/people/register.ts'
import type { ReadDb } from '../kernel/database.ts'
import { findByNip, findEmployee, historyOf } from './repository.ts'
import { inForce, TRACKS } from './tracks.ts'

export { findAccountsByKey, findEmployeesByNip } from './accounts-repository.ts'
export { allEmployees, countEmployees, findByNip, findEmployee } from './repository.ts'

/** Throws AppError `employee_not_found`. */
export function requireEmployee(db: ReadDb, id: string): Employee {
  const found = findEmployee(db, id)
  if (!found) throw new AppError('employee_not_found')
  return found
}

/** The person with that NIP as on a day, or null when the register does not know the NIP. */
export function personAsOf(db: ReadDb, nip: string, day: Day): Snapshot | null {
  const employee = findByNip(db, nip.replace(/[\s.]/g, ''))
  return employee && snapshotOf(db, employee.id, day)
}

const TRACK_WORDS: Readonly<Record<Track, string>> = {
  identity: 'Nama dan jenis pegawai',
  rank: 'Pangkat',
  position: 'Jabatan dan unit kerja',
}

/** Throws AppError `employee_not_found`. What the register does not reach back to is taken from its beginning, and said. */
export function snapshotOf(db: ReadDb, id: EmployeeId, day: Day): Snapshot {
  const employee = requireEmployee(db, id)
  const history = historyOf(db, id)
  const remarks: string[] = []
  const values = TRACKS.map((track) => {
    const entry = inForce(history[track], day)
    const first = history[track][0]
    if (entry || !first) return entry?.value ?? '{}'
    remarks.push(
      `${TRACK_WORDS[track]} baru tercatat sejak ${longDay(first.validFrom)}; keadaan pada tanggal ini perlu diperiksa.`,
    )
    return first.value
  })
  return {
    id,
    person: Object.assign({ ...employee.person }, ...values.map((value) => JSON.parse(value))),
    day,
    exact: remarks.length === 0,
    remarks,
  }
}

const longDay = (day: Day): string => daySchema.parse(day).split('-').reverse().join('-')
