import type { EntryOf } from '#shared/rules/model.ts'

export const UNITS = {
  working_day: 'hari kerja',
  calendar_day: 'hari kalender',
  hour: 'jam',
} as const satisfies Record<EntryOf<'interval'>['unit'], string>

export const COUNTS = {
  clear: 'hari penuh di antaranya',
  within: 'paling lama, hari terakhir terhitung',
  on: 'terjadi pada hari ke-',
} as const satisfies Record<EntryOf<'interval'>['count'], string>

/** The catalogues the program ships; an office may name its own. */
const CATALOGUES: Readonly<Record<string, string>> = {
  pp94: 'PP 94/2021',
  'pp53-transition': 'masa peralihan PP 53/2010',
  pp53: 'PP 53/2010',
  pp42: 'PP 42/2004',
  pp49: 'PP 49/2018',
  'uu-asn': 'UU ASN',
  contract: 'perjanjian kerja',
}
export const catalogueText = (name: string): string => CATALOGUES[name] ?? name

export const GOVERNMENTS = { regency: 'Kabupaten/kota', province: 'Provinsi', any: 'Semua' } as const
