import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { platformSchema, reportIdSchema } from '#shared/reports/model.ts'
import { personSchema } from './model.ts'

/** An entry of the personnel register. */
export const employeeIdSchema = defineId('EmployeeId')
export type EmployeeId = z.infer<typeof employeeIdSchema>

/** What changes over time apart from each other: name and kind of employee, rank, position with office. */
export const trackSchema = z.enum(['identity', 'rank', 'position'])
export type Track = z.infer<typeof trackSchema>

export const TRACK_FIELDS = {
  identity: ['name', 'titleBefore', 'titleAfter', 'employment'],
  rank: ['rank'],
  position: ['position', 'office'],
} as const satisfies Record<Track, readonly (keyof z.infer<typeof personSchema>)[]>

/** In the order of the import's mapping. */
export const EMPLOYEE_FIELDS = [
  'nip',
  'name',
  'titleBefore',
  'titleAfter',
  'birthDay',
  'employment',
  'rank',
  'rankFrom',
  'position',
  'positionFrom',
  'office',
] as const
export type EmployeeField = (typeof EMPLOYEE_FIELDS)[number]

export const employeeSchema = z.strictObject({
  id: employeeIdSchema,
  person: personSchema,
  birthDay: daySchema.nullable(),
  changedAt: instantSchema,
})
export type Employee = z.infer<typeof employeeSchema>

export const historyEntrySchema = z.strictObject({
  track: trackSchema,
  validFrom: daySchema,
  /** The fields of the track. */
  value: z.record(z.string(), z.string()),
  /** Where it came from: the file's name, or "diisi petugas". */
  source: z.string(),
  recordedAt: instantSchema,
  recordedBy: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const accountIdSchema = defineId('AccountId')

/** `claimed`: somebody says it is his. `evidenced`: a piece of evidence shows it. `withdrawn`: it was a mistake. */
export const accountStateSchema = z.enum(['claimed', 'evidenced', 'withdrawn'])

export const accountSchema = z.strictObject({
  id: accountIdSchema,
  employeeId: employeeIdSchema,
  platform: platformSchema,
  account: lineSchema(200),
  url: lineSchema(2000, 0),
  state: accountStateSchema,
  /** What shows that it is his, once it is evidenced. */
  evidence: z
    .strictObject({
      id: evidenceIdSchema,
      number: z.string(),
      title: z.string(),
      caseId: caseIdSchema.nullable(),
    })
    .nullable(),
  note: proseSchema(2000),
  changedAt: instantSchema,
  changedBy: z.string(),
})
export type Account = z.infer<typeof accountSchema>

export const employeeRecordSchema = employeeSchema.extend({
  history: z.array(historyEntrySchema),
  accounts: z.array(accountSchema),
  cases: z.array(
    z.strictObject({
      id: caseIdSchema,
      number: z.string(),
      title: z.string(),
      state: z.string(),
      openedAt: instantSchema,
    }),
  ),
  reports: z.array(z.strictObject({ id: reportIdSchema, number: z.string(), state: z.string(), account: z.string() })),
})
export type EmployeeRecord = z.infer<typeof employeeRecordSchema>

/** The person as on a day. `exact` false: the register begins later, its earliest state is shown. */
export const snapshotSchema = z.strictObject({
  id: employeeIdSchema,
  person: personSchema,
  day: daySchema,
  exact: z.boolean(),
  /** Indonesian sentences about what the register does not know for that day. */
  remarks: z.array(z.string()),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** A row that is doubtful (`warning`) or stays out (`skipped`). */
export const rowProblemSchema = z.strictObject({
  row: z.number().int(),
  /** Header of the column, or empty for the row as a whole. */
  column: z.string(),
  place: z.string(),
  level: z.enum(['warning', 'skipped']),
  message: z.string(),
})
export type RowProblem = z.infer<typeof rowProblemSchema>

export const importSummarySchema = z.strictObject({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  warnings: z.number().int(),
  /** The first of them. */
  problems: z.array(rowProblemSchema),
  /** The first rows as they would be stored. */
  sample: z.array(z.strictObject({ row: z.number().int(), person: personSchema, birthDay: daySchema.nullable() })),
})
export type ImportSummary = z.infer<typeof importSummarySchema>
