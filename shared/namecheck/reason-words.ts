import type { MatchReason, NameVerdict } from './model.ts'

const day = (text: string) => text.split('-').reverse().join('-')

const SENTENCES: Readonly<Record<MatchReason['kind'], (left: string, right: string) => string>> = {
  same_name: () => 'nama sama',
  spelling: (left, right) => `ejaan lain: ${left} = ${right}`,
  similar: (left, right) => `mirip: ${left} ≈ ${right}`,
  initial: (left, right) => `singkatan: ${left} ↔ ${right}`,
  joined: (left, right) => `ditulis gabung atau pisah: ${left} = ${right}`,
  order: () => 'urutan kata berbeda',
  missing_word: (left, right) =>
    [left && `hanya pada daftar: ${left}`, right && `hanya pada data pegawai: ${right}`].filter(Boolean).join('; '),
  same_nip: () => 'NIP sama',
  same_birth_day: (left) => `tanggal lahir sama (${day(left)})`,
  birth_day_swapped: (left, right) => `tanggal dan bulan lahir tertukar (${day(left)} dan ${day(right)})`,
  same_birth_year: (left, right) => `tahun lahir sama, tanggal berbeda (${day(left)} dan ${day(right)})`,
  other_birth_day: (left, right) => `tanggal lahir berbeda (${day(left)} dan ${day(right)})`,
  no_birth_day: () => 'tanggal lahir pegawai tidak tercatat',
}

/** A reason as people read it. */
export const reasonText = ({ kind, left, right }: MatchReason): string => SENTENCES[kind](left, right)

export const VERDICTS = {
  same: 'Orang yang sama',
  different: 'Bukan orang yang sama',
  unsure: 'Belum pasti',
} as const satisfies Record<NameVerdict, string>
