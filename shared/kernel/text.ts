import { z } from 'zod'

// C0 and C1 controls except tab and line feed, plus the bidi overrides that can disguise a name or a file ending.
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text as people type it: NFC, `\n` line ends, without control characters and bidi overrides. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC')

/** By this the core knows in any schema what a person typed freely, apart from ids, days and choices. */
const FREE_TEXT = { freeText: true } as const
export const isFreeText = (schema: z.core.$ZodType): boolean => z.globalRegistry.get(schema)?.freeText === true

/** A single line such as a name; trimmed, required unless `min` is 0. */
export const lineSchema = (max = 200, min = 1) =>
  z
    .string()
    .overwrite((text) => cleanText(text).replace(/\s+/g, ' ').trim())
    .min(min)
    .max(max)
    .meta(FREE_TEXT)

/** Text as it came, for what is only compared. */
export const rawTextSchema = (max: number) => z.string().max(max).meta(FREE_TEXT)

/** A paragraph or more; may be empty unless `min` is given. */
export const proseSchema = (max = 20_000, min = 0) => z.string().overwrite(cleanText).min(min).max(max).meta(FREE_TEXT)
