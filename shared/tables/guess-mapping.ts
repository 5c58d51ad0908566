import { NAME_FIELDS } from '#shared/namecheck/model.ts'
import { EMPLOYEE_FIELDS } from '#shared/people/register.ts'
import type { Mapping, TablePurpose } from './model.ts'

/** A header as people spell it → comparable: letters and digits only, small. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** What offices and systems (SIASN, SIMPEG, Sipol) call a field; compared whole, then as beginning, then as a part. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  nip: [
    'nip',
    'nip baru',
    'nip pegawai',
    'nip nipppk',
    'nomor induk pegawai',
    'nipppk',
    'ni pppk',
    'nip ni pppk',
    'no nip',
  ],
  name: [
    'nama',
    'nama lengkap',
    'nama pegawai',
    'nama pns',
    'nama asn',
    'nama tanpa gelar',
    'nama anggota',
    'nama calon',
    'nama bakal calon',
    'nama sesuai ktp',
    'nama ktp',
  ],
  titleBefore: ['gelar depan', 'gelar dpn', 'gelar di depan', 'gelar depan nama'],
  titleAfter: ['gelar belakang', 'gelar blk', 'gelar di belakang', 'gelar belakang nama'],
  birthDay: ['tanggal lahir', 'tgl lahir', 'tgl lhr', 'tanggal lhr', 'tgllahir', 'lahir tanggal'],
  birthPlace: ['tempat lahir', 'tmp lahir', 'tempat lhr', 'tpt lahir', 'kota lahir'],
  employment: [
    'jenis pegawai',
    'status pegawai',
    'status kepegawaian',
    'kedudukan pegawai',
    'jenis asn',
    'status cpns pns',
    'status asn',
  ],
  rank: [
    'pangkat',
    'golongan',
    'gol',
    'gol ruang',
    'golongan ruang',
    'pangkat golongan',
    'pangkat gol ruang',
    'pangkat golongan ruang',
    'gol akhir nama',
    'gol nama',
    'nama golongan',
  ],
  rankFrom: ['tmt golongan', 'tmt pangkat', 'tmt gol', 'tmt gol akhir', 'tmt gol ruang', 'tmt pangkat golongan'],
  position: ['jabatan', 'nama jabatan', 'jabatan nama', 'jabatan terakhir', 'jabatan sekarang'],
  positionFrom: ['tmt jabatan', 'tmt jab', 'jabatan tmt', 'tmt jabatan terakhir'],
  office: [
    'unit kerja',
    'opd',
    'skpd',
    'perangkat daerah',
    'instansi',
    'unor',
    'unit organisasi',
    'unor nama',
    'nama unor',
    'satuan kerja',
    'satker',
    'dinas',
  ],
  source: [
    'partai',
    'nama partai',
    'partai politik',
    'parpol',
    'asal',
    'sumber',
    'keterangan',
    'dapil',
    'jabatan partai',
  ],
}

const FIELDS = { people: EMPLOYEE_FIELDS, names: NAME_FIELDS } as const satisfies Record<
  TablePurpose,
  readonly string[]
>

/** Which column holds which field, as far as the headers tell; no column is taken twice. */
export function guessMapping(purpose: TablePurpose, headers: readonly string[]): Mapping {
  const keys = headers.map(headerKey)
  const mapping: Record<string, number | null> = {}
  const taken = new Set<number>()
  for (const strength of [3, 2, 1]) {
    for (const field of FIELDS[purpose]) {
      if (mapping[field] !== undefined && mapping[field] !== null) continue
      const column = keys.findIndex((key, at) => !taken.has(at) && likeness(field, key) >= strength)
      mapping[field] = column < 0 ? null : column
      if (column >= 0) taken.add(column)
    }
  }
  return mapping
}

/** How many of the headers name a field; tells the row of headers from the rows around it. */
export const countKnown = (purpose: TablePurpose, headers: readonly string[]): number =>
  Object.values(guessMapping(purpose, headers)).filter((column) => column !== null).length

function likeness(field: string, key: string): number {
  if (key === '') return 0
  const names = SYNONYMS[field] ?? []
  if (names.includes(key)) return 3
  // "nama jabatan" must not become a name because it begins like one.
  if (names.some((name) => name.length > 4 && key.startsWith(`${name} `))) return 2
  return names.some((name) => name.includes(' ') && ` ${key} `.includes(` ${name} `)) ? 1 : 0
}
