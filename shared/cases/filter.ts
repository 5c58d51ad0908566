import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { lineSchema, rawTextSchema } from '#shared/kernel/text.ts'
import { employmentSchema } from '#shared/people/model.ts'
import { caseStateSchema } from './model.ts'

/** What the list of cases is narrowed to; every part may be left open. */
export const caseFilterSchema = z.strictObject({
  search: rawTextSchema(200).default(''),
  state: caseStateSchema.nullable().default(null),
  /** Part of the name of a subject's office. */
  office: lineSchema(200, 0).default(''),
  employment: employmentSchema.nullable().default(null),
  /** Day the case was opened, both included. */
  openedFrom: daySchema.nullable().default(null),
  openedTo: daySchema.nullable().default(null),
  /** Nothing recorded for so many days, or null. */
  idleDays: z.number().int().min(1).max(3650).nullable().default(null),
  /** With or without a decision that holds. */
  decided: z.boolean().nullable().default(null),
  order: z.enum(['changed', 'opened', 'number', 'title']).default('changed'),
})
export type CaseFilter = z.infer<typeof caseFilterSchema>

export const ANY_CASE: CaseFilter = caseFilterSchema.parse({})

export const savedViewIdSchema = defineId('SavedViewId')
/** A filter under a name, of the user who saved it. */
export const savedViewSchema = z.strictObject({ id: savedViewIdSchema, name: lineSchema(80), filter: caseFilterSchema })
export type SavedView = z.infer<typeof savedViewSchema>
