import { z } from 'zod'
import { subjectIdSchema } from '#shared/cases/model.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'
import { levelSchema, officialKindSchema, positionLevelSchema, ruleRefSchema } from '#shared/rules/model.ts'

/** atasan langsung, unsur pengawasan, unsur kepegawaian, pejabat lain. */
export const elementSchema = z.enum(['superior', 'oversight', 'personnel', 'other'])
export type Element = z.infer<typeof elementSchema>

export const memberSchema = z.strictObject({
  id: idSchema,
  element: elementSchema,
  /** As he is on the day the team is formed. */
  person: personSchema,
  /** Involved in the violation himself. */
  involved: z.boolean(),
  /** Kinship with an examined person, as declared; empty = none. */
  kinship: lineSchema(200, 0),
  /** The member he stands in for. */
  substituteFor: idSchema.nullable(),
})
export type Member = z.infer<typeof memberSchema>

export const subjectPostSchema = z.strictObject({
  subjectId: subjectIdSchema,
  positionLevel: positionLevelSchema,
})

export const teamSchema = z.strictObject({
  government: z.enum(['regency', 'province']),
  /** The officer's own view of the threat; null = from the classification. */
  threatened: levelSchema.nullable(),
  members: z.array(memberSchema).max(30),
  /** Level of post of the examined, where the officer has confirmed it. */
  posts: z.array(subjectPostSchema).max(50),
  /** Offices that are vacant now. */
  vacant: z.array(officialKindSchema).max(10),
})
export type Team = z.infer<typeof teamSchema>

export const EMPTY_TEAM: Team = { government: 'regency', threatened: null, members: [], posts: [], vacant: [] }

/** One line of advice with its basis. Advice never blocks. */
export const checkSchema = z.strictObject({
  severity: z.enum(['ok', 'info', 'warning']),
  sentence: z.string(),
  rule: ruleRefSchema.nullable(),
})
export type Check = z.infer<typeof checkSchema>

export const suggestionSchema = z.strictObject({
  official: officialKindSchema,
  /** The official the rule names, when the post is vacant and `official` stands in as the next higher. */
  insteadOf: officialKindSchema.nullable(),
  rule: ruleRefSchema,
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const authoritySchema = z.strictObject({
  subjectId: subjectIdSchema,
  positionLevel: positionLevelSchema,
  /** False while the level of post is only read from the title of the post. */
  confirmed: z.boolean(),
  level: levelSchema.nullable(),
  suggestions: z.array(suggestionSchema),
  checks: z.array(checkSchema),
})
export type Authority = z.infer<typeof authoritySchema>
