import type { Day } from '#shared/kernel/instant.ts'
import { type Mapping, placeText } from '#shared/tables/model.ts'
import { type Employment, type Person, personSchema } from './model.ts'
import { nipWarnings } from './nip.ts'
import { normaliseRank } from './ranks.ts'
import { readDay } from './read-day.ts'
import type { EmployeeField, RowProblem } from './register.ts'
import { splitTitles } from './titles.ts'

export type ReadEmployee = Readonly<{
  /** Row of the file, from 1. */
  row: number
  person: Person
  birthDay: Day | null
  rankFrom: Day | null
  positionFrom: Day | null
}>

export type RowContext = Readonly<{
  mapping: Mapping
  headers: readonly string[]
  /** `row:column` from 0 of numbers whose last digits a spreadsheet has dropped. */
  rounded: ReadonlySet<string>
}>

type Found = Readonly<{ employee: ReadEmployee | null; problems: readonly RowProblem[] }>

/** One row of a table as an employee; what is doubtful is said with row and column, never guessed in silence. */
export function readEmployee(cells: readonly string[], row: number, context: RowContext): Found {
  const problems: RowProblem[] = []
  const say = (field: EmployeeField, level: RowProblem['level'], message: string) => {
    const column = context.mapping[field] ?? null
    problems.push({
      row: row + 1,
      column: column === null ? '' : (context.headers[column] ?? ''),
      place: column === null ? `baris ${row + 1}` : placeText(row + 1, column),
      level,
      message,
    })
  }
  const cell = (field: EmployeeField): string => {
    const column = context.mapping[field] ?? null
    return column === null ? '' : (cells[column] ?? '').replace(/\s+/g, ' ').trim()
  }
  const day = (field: EmployeeField): Day | null => {
    const { day: found, doubt } = readDay(cell(field))
    if (doubt !== null) say(field, 'warning', DOUBTS[doubt](cell(field)))
    return found
  }

  const named = splitTitles(cell('name'))
  if (named.name === '') {
    say('name', 'skipped', 'Nama kosong; baris ini tidak diimpor.')
    return { employee: null, problems }
  }
  const nip = cell('nip').replace(/[\s.'`’]/g, '')
  if (isRounded(nip, row, context)) {
    say(
      'nip',
      'skipped',
      'NIP tersimpan sebagai angka sehingga angka terakhirnya hilang; jadikan kolom NIP teks, lalu impor lagi.',
    )
    return { employee: null, problems }
  }
  const birthDay = day('birthDay') ?? birthDayOf(nip)
  const employment = readEmployment(cell('employment'), nip)
  if (employment.doubtful)
    say('employment', 'warning', `Jenis pegawai "${cell('employment')}" tidak dikenal; dianggap PNS.`)
  for (const warning of nipWarnings(nip, employment.value)) say('nip', 'warning', warning)
  if (nip === '' && employment.value !== 'non_asn')
    say('nip', 'warning', 'NIP kosong; orang ini dikenali dari nama, tanggal lahir, dan unit kerja.')
  if (nip.length === 18 && birthDay && birthDay.replaceAll('-', '') !== nip.slice(0, 8))
    say('birthDay', 'warning', 'Tanggal lahir berbeda dari yang tertulis pada NIP.')

  const person = personSchema.safeParse({
    name: named.name,
    titleBefore: cell('titleBefore') || named.titleBefore,
    titleAfter: cell('titleAfter') || named.titleAfter,
    nip,
    employment: employment.value,
    rank: normaliseRank(cell('rank')),
    position: cell('position'),
    office: cell('office'),
  })
  if (!person.success) {
    const field = String(person.error.issues[0]?.path[0] ?? 'name')
    say(field as EmployeeField, 'skipped', 'Isi terlalu panjang; baris ini tidak diimpor.')
    return { employee: null, problems }
  }
  return {
    employee: {
      row: row + 1,
      person: person.data,
      birthDay,
      rankFrom: day('rankFrom'),
      positionFrom: day('positionFrom'),
    },
    problems,
  }
}

const DOUBTS = {
  unreadable: (text: string) => `Tanggal "${text.slice(0, 40)}" tidak terbaca dan dikosongkan.`,
  swapped: (text: string) => `Tanggal "${text}" tampaknya bulan-hari-tahun; periksa kembali.`,
  serial: (text: string) => `Tanggal "${text}" adalah angka seri Excel dan diterjemahkan; periksa kembali.`,
  short_year: (text: string) => `Tahun pada "${text}" hanya dua angka; periksa kembali.`,
} as const

const isRounded = (nip: string, row: number, { mapping, rounded }: RowContext): boolean =>
  /e\+?1[5-9]$/i.test(nip) || (rounded.has(`${row}:${mapping.nip ?? -1}`) && /000$/.test(nip) && nip.length >= 16)

const birthDayOf = (nip: string): Day | null => (/^\d{18}$/.test(nip) ? readDay(nip.slice(0, 8)).day : null)

const KINDS: readonly (readonly [RegExp, Employment])[] = [
  [/\bc\s?pns\b|calon/i, 'cpns'],
  [/\bp3k\b|\bpppk\b|perjanjian kerja/i, 'pppk'],
  [/honor|ppnpn|non\s?-?asn|kontrak|thl|tks|sukarela/i, 'non_asn'],
  [/\bpns\b|pegawai negeri/i, 'pns'],
]

function readEmployment(text: string, nip: string): { value: Employment; doubtful: boolean } {
  const known = KINDS.find(([pattern]) => pattern.test(text))?.[1]
  if (known) return { value: known, doubtful: false }
  // Where PNS has the month of appointment, PPPK has another code.
  const month = Number(nip.slice(12, 14))
  const byNip = nip.length === 18 && (month < 1 || month > 12) ? 'pppk' : 'pns'
  const isActive = text === '' || /^(aktif|tetap|active)$/i.test(text)
  return { value: byNip, doubtful: !isActive }
}
