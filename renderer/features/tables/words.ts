import type { NameField } from '#shared/namecheck/model.ts'
import type { EmployeeField } from '#shared/people/register.ts'
import type { TableNotice } from '#shared/tables/model.ts'
import { countText } from '#shared/words/count-text.ts'

export const FIELDS = {
  nip: 'NIP',
  name: 'Nama',
  titleBefore: 'Gelar depan',
  titleAfter: 'Gelar belakang',
  birthDay: 'Tanggal lahir',
  birthPlace: 'Tempat lahir',
  employment: 'Jenis pegawai',
  rank: 'Pangkat/golongan ruang',
  rankFrom: 'TMT pangkat',
  position: 'Jabatan',
  positionFrom: 'TMT jabatan',
  office: 'Unit kerja',
  source: 'Partai, asal, atau keterangan',
} as const satisfies Record<EmployeeField | NameField, string>

export const NOTICES = {
  formulas: 'Rumus tidak dihitung; yang dipakai adalah hasil terakhir yang tersimpan',
  merged_header: 'Judul kolom memakai sel gabungan; judul di atasnya ikut dibaca',
  encoding_guessed: 'Berkas bukan UTF-8; huruf dibaca sebagai Windows-1252. Periksa huruf beraksen',
  broken_quotes: 'Tanda kutip tidak berpasangan; periksa barisnya',
  rows_cut: 'Baris di luar batas tidak dibaca',
  columns_cut: 'Kolom di luar batas tidak dibaca',
  cells_cut: 'Isi sel yang terlalu panjang dipotong',
  hidden_sheet: 'Lembar ini tersembunyi di dalam berkas',
  error_cells: 'Sel berisi galat rumus dianggap kosong',
} as const satisfies Record<TableNotice['kind'], string>

export const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const
export const DELIMITERS = { ',': 'koma', ';': 'titik koma', '\t': 'tab', '|': 'garis tegak' } as const

export const words = {
  choose: 'Pilih berkas…',
  drop: 'Pilih atau seret berkas CSV atau XLSX ke sini.',
  reading: 'Membaca berkas…',
  tooLarge: 'Berkas lebih besar dari 11 MB. Bagi menjadi beberapa berkas, lalu pilih satu per satu.',
  other: 'Ganti berkas',
  facts: (parts: readonly string[]) => parts.filter(Boolean).join(' · '),
  rows: (count: number) => `${countText(count)} baris data`,
  separated: (delimiter: string) => `dipisah ${delimiter}`,
  sheet: 'Lembar',
  sheetLabel: (name: string, rows: number) => `${name || 'Lembar 1'} (${countText(rows)} baris)`,
  headerRow: 'Baris judul',
  headerRowHint: '0 bila tidak ada',
  columns: 'Kolom yang dipakai',
  columnsHint: 'Periksa apakah setiap isian diambil dari kolom yang benar.',
  remembered: 'Sama seperti terakhir kali untuk judul kolom ini.',
  field: 'Isian',
  column: 'Kolom pada berkas',
  example: 'Contoh isi',
  noColumn: 'Tidak ada',
  columnOf: (field: string) => `Kolom untuk ${field}`,
  notices: 'Yang perlu diperhatikan',
  notice: (text: string, count: number, places: readonly string[]) =>
    places.length === 0
      ? `${text}.`
      : `${text} (${count} kali; ${places.join('; ')}${count > places.length ? '; …' : ''}).`,
} as const
