import { z } from 'zod'
import { idSchema } from '#shared/kernel/id.ts'
import { zoneSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'

export const paperSchema = z.enum(['A4', 'F4'])
export const documentFontSchema = z.enum(['Tinos', 'Arimo'])
const millimetres = z.number().min(5).max(80)

/** What an office sets once: kop surat, paper, font, zone (Permendagri on tata naskah dinas leaves these local). */
export const settingsSchema = z.strictObject({
  /** First line of the kop, e.g. "PEMERINTAH KABUPATEN CONTOH". */
  government: lineSchema(150, 0),
  agency: lineSchema(200, 0),
  agencyShort: lineSchema(40, 0),
  address: proseSchema(300),
  contact: lineSchema(200, 0),
  city: lineSchema(80, 0),
  zone: zoneSchema,
  /** Blob id of the logo, or null. */
  logo: idSchema.nullable(),
  paper: paperSchema,
  font: documentFontSchema,
  /** Page margins in mm. */
  margins: z.strictObject({ top: millimetres, right: millimetres, bottom: millimetres, left: millimetres }),
  /** Letter number pattern; `{no}` and `{tahun}` are filled by the officer. */
  numberPattern: lineSchema(100, 0),
  idleMinutes: z.number().int().min(1).max(120),
})
export type Settings = z.infer<typeof settingsSchema>

/** Left 30 mm, others 20 mm, F4: the commonest local layout found. */
export const DEFAULT_SETTINGS: Settings = {
  government: '',
  agency: '',
  agencyShort: 'BKPPD',
  address: '',
  contact: '',
  city: '',
  zone: 'WIB',
  logo: null,
  paper: 'F4',
  font: 'Tinos',
  margins: { top: 20, right: 20, bottom: 20, left: 30 },
  numberPattern: '800.1.6.2/{no}/{tahun}',
  idleMinutes: 10,
}
