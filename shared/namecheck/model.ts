import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { employeeIdSchema } from '#shared/people/register.ts'
import { reportIdSchema } from '#shared/reports/model.ts'

export const nameListIdSchema = defineId('NameListId')
export type NameListId = z.infer<typeof nameListIdSchema>
export const nameEntryIdSchema = defineId('NameEntryId')
export type NameEntryId = z.infer<typeof nameEntryIdSchema>

/** In the order of the import's mapping. */
export const NAME_FIELDS = ['name', 'birthDay', 'birthPlace', 'nip', 'source'] as const
export type NameField = (typeof NAME_FIELDS)[number]

/** One line of a list, as it was given. */
export const namedSchema = z.strictObject({
  name: lineSchema(200),
  birthDay: daySchema.nullable(),
  birthPlace: lineSchema(100, 0),
  nip: lineSchema(30, 0),
  /** Party, office or remark beside the name. */
  source: lineSchema(200, 0),
})
export type Named = z.infer<typeof namedSchema>

export const verdictSchema = z.enum(['same', 'different', 'unsure'])
export type NameVerdict = z.infer<typeof verdictSchema>

/** Why a person of the register was proposed; each has its Indonesian sentence. */
export const matchReasonSchema = z.strictObject({
  kind: z.enum([
    'same_name',
    'spelling',
    'similar',
    'initial',
    'joined',
    'order',
    'missing_word',
    'same_nip',
    'same_birth_day',
    'birth_day_swapped',
    'same_birth_year',
    'other_birth_day',
    'no_birth_day',
  ]),
  /** What stands in the list and in the register, where words are compared. */
  left: z.string(),
  right: z.string(),
})
export type MatchReason = z.infer<typeof matchReasonSchema>

export const candidateSchema = z.strictObject({
  employeeId: employeeIdSchema,
  person: personSchema,
  birthDay: daySchema.nullable(),
  /** 0 to 100. */
  score: z.number().int().min(0).max(100),
  reasons: z.array(matchReasonSchema),
})
export type Candidate = z.infer<typeof candidateSchema>

export const decisionSchema = z.strictObject({
  verdict: verdictSchema,
  /** Who it is, when it is the same person. */
  employeeId: employeeIdSchema.nullable(),
  note: proseSchema(2000),
  at: instantSchema,
  by: z.string(),
})
export type Decision = z.infer<typeof decisionSchema>

export const nameEntrySchema = z.strictObject({
  id: nameEntryIdSchema,
  listId: nameListIdSchema,
  /** The row of the file, or the running number of the pasted line. */
  row: z.number().int(),
  named: namedSchema,
  candidates: z.array(candidateSchema),
  decision: decisionSchema.nullable(),
  report: z.strictObject({ id: reportIdSchema, number: z.string() }).nullable(),
})
export type NameEntry = z.infer<typeof nameEntrySchema>

export const nameListSchema = z.strictObject({
  id: nameListIdSchema,
  title: lineSchema(200),
  /** File name, or that it was pasted. */
  origin: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
  /** When it was last compared, and with how many people. */
  matchedAt: instantSchema.nullable(),
  comparedWith: z.number().int(),
  entries: z.number().int(),
  withCandidates: z.number().int(),
  decided: z.number().int(),
  same: z.number().int(),
  unsure: z.number().int(),
})
export type NameList = z.infer<typeof nameListSchema>

export const entryFilterSchema = z.enum(['all', 'open', 'same', 'different', 'unsure', 'no_candidate'])
export type EntryFilter = z.infer<typeof entryFilterSchema>
