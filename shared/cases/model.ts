import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { personSchema } from '#shared/people/model.ts'

export const caseIdSchema = defineId('CaseId')
export type CaseId = z.infer<typeof caseIdSchema>
export const subjectIdSchema = defineId('SubjectId')
export type SubjectId = z.infer<typeof subjectIdSchema>

/** telaah → klarifikasi → pemeriksaan → selesai; each may be closed. */
export const caseStateSchema = z.enum(['review', 'clarification', 'examination', 'finished', 'closed'])
export type CaseState = z.infer<typeof caseStateSchema>

/** The alleged act, as the hearing documents cite it. */
export const allegationSchema = z.strictObject({
  actDay: daySchema.nullable(),
  description: proseSchema(5000),
  /** Norm as the officer words it, e.g. "Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021". */
  norm: proseSchema(1000),
})
export type Allegation = z.infer<typeof allegationSchema>

/** The person concerned, as he was on a date. */
export const subjectSchema = z.strictObject({
  id: subjectIdSchema,
  person: personSchema,
  asOf: daySchema,
})
export type Subject = z.infer<typeof subjectSchema>

export const caseSummarySchema = z.strictObject({
  id: caseIdSchema,
  /** Running number, e.g. `P-2026-001`. */
  number: z.string(),
  title: lineSchema(200),
  state: caseStateSchema,
  subjectNames: z.array(z.string()),
  evidenceCount: z.number().int(),
  interviewCount: z.number().int(),
  documentCount: z.number().int(),
  openedAt: instantSchema,
  changedAt: instantSchema,
})
export type CaseSummary = z.infer<typeof caseSummarySchema>

export const caseSchema = z.strictObject({
  id: caseIdSchema,
  number: z.string(),
  title: lineSchema(200),
  state: caseStateSchema,
  allegation: allegationSchema,
  subjects: z.array(subjectSchema),
  reportNumbers: z.array(z.string()),
  openedAt: instantSchema,
  changedAt: instantSchema,
  closeReason: z.string(),
})
export type Case = z.infer<typeof caseSchema>
