import { z } from 'zod'

// C0 and C1 controls except tab and line feed, plus the bidi overrides that can disguise a name or a file ending.
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text as people type it: NFC, `\n` line ends, without control characters and bidi overrides. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC')

// Joiners, marks of direction and letters that are drawn as nothing.
const INVISIBLE = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]+/gu

/** How much of a text can be read: a gap counts once, and none at its ends. */
export const legibleLength = (text: string): number => text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().length

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

/** A paragraph or more; may be empty unless `min` is given. From two on so much must be legible: spaces are no reason. */
export const proseSchema = (max = 20_000, min = 0) =>
  z
    .string()
    .overwrite(cleanText)
    .min(min)
    .max(max)
    .refine((text) => min < 2 || legibleLength(text) >= min)
    .meta(FREE_TEXT)
