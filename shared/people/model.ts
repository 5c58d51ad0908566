import { z } from 'zod'
import { lineSchema } from '#shared/kernel/text.ts'

/** Kinds of government employee (UU 20/2023 Pasal 5) and those outside. */
export const employmentSchema = z.enum(['pns', 'cpns', 'pppk', 'non_asn'])
export type Employment = z.infer<typeof employmentSchema>

/** An officer or employee as he was on a date: copied into each record, never looked up later. */
export const personSchema = z.strictObject({
  name: lineSchema(150),
  titleBefore: lineSchema(60, 0),
  titleAfter: lineSchema(100, 0),
  /** 18 digits without spaces, or empty when unknown. Warned about, never blocked. */
  nip: lineSchema(30, 0),
  employment: employmentSchema,
  /** Pangkat and golongan ruang, e.g. "Penata Muda Tingkat I (III/b)". */
  rank: lineSchema(100, 0),
  position: lineSchema(200, 0),
  office: lineSchema(200, 0),
})
export type Person = z.infer<typeof personSchema>

/** "Dra. Contoh Nama, M.Si." */
export const fullName = ({
  titleBefore,
  name,
  titleAfter,
}: Pick<Person, 'name' | 'titleBefore' | 'titleAfter'>): string =>
  `${titleBefore ? `${titleBefore} ` : ''}${name}${titleAfter ? `, ${titleAfter}` : ''}`
