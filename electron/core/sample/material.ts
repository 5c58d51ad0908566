import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { allegationSchema } from '#shared/cases/model.ts'
import { fromWallClock, zoneSchema } from '#shared/kernel/instant.ts'
import { personSchema } from '#shared/people/model.ts'
import { reportDataSchema, reporterSchema } from '#shared/reports/model.ts'
import { settingsSchema } from '#shared/settings/model.ts'

const zonedSchema = z
  .strictObject({ local: z.string(), zone: zoneSchema })
  .transform(({ local, zone }) => ({ at: fromWallClock(local, zone), zone }))

const screenshotSchema = z.enum(['unggahan', 'profil'])

/** `resources/sample/case.json`: the texts of the sample case, all invented. */
const materialSchema = z.strictObject({
  settings: settingsSchema.pick({
    government: true,
    agency: true,
    agencyShort: true,
    address: true,
    contact: true,
    city: true,
    zone: true,
  }),
  report: reportDataSchema.extend({ received: zonedSchema, seen: zonedSchema }),
  reporter: reporterSchema,
  caseTitle: z.string(),
  allegation: allegationSchema,
  subject: personSchema,
  examiners: z.array(personSchema).length(2),
  witness: personSchema,
  interview: z.strictObject({
    place: z.string(),
    scheduled: zonedSchema,
    authority: z.string(),
    exchanges: z.array(
      z.strictObject({
        question: z.string(),
        answer: z.string(),
        atSeconds: z.number(),
        shows: z.array(screenshotSchema).default([]),
      }),
    ),
    /** `exchange` counts from 1. */
    correction: z.strictObject({ exchange: z.number().int(), answer: z.string(), reason: z.string() }),
  }),
})
export type Material = z.infer<typeof materialSchema>

export type SampleFiles = Readonly<{
  material: Material
  logo: Uint8Array
  post: Uint8Array
  profile: Uint8Array
  recording: Uint8Array
}>

/** Reads the shipped sample folder. */
export async function readSample(resourcesDir: string): Promise<SampleFiles> {
  const file = (name: string) => readFile(join(resourcesDir, 'sample', name))
  const [text, logo, post, profile, recording] = await Promise.all(
    ['case.json', 'lambang.png', 'tangkapan-unggahan.png', 'tangkapan-profil.png', 'rekaman-contoh.webm'].map(file),
  )
  if (!text || !logo || !post || !profile || !recording) throw new Error('The sample folder is incomplete.')
  return { material: materialSchema.parse(JSON.parse(text.toString('utf8'))), logo, post, profile, recording }
}
