import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { defineId } from '#shared/kernel/id.ts'
import { daySchema, instantSchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { employeeIdSchema } from '#shared/people/register.ts'
import { clockSchema } from './clocks.ts'
import {
  actKindSchema,
  dismissCodeSchema,
  platformSchema,
  reportIdSchema,
  reportRefSchema,
  reportSchema,
  reportSourceSchema,
  reportStateSchema,
} from './model.ts'

export const followUpSchema = z.strictObject({
  id: defineId('FollowUpId'),
  day: daySchema,
  what: proseSchema(2000, 3),
  /** Number of the letter by which it was reported. */
  reference: lineSchema(200, 0),
  at: instantSchema,
  by: z.string(),
})
export type FollowUp = z.infer<typeof followUpSchema>

/** What to compare with; an empty text compares with nothing. */
export const likenessSchema = z.strictObject({
  platform: platformSchema,
  account: z.string().max(200),
  url: z.string().max(2000),
  act: actKindSchema.nullable(),
  suspectName: z.string().max(150),
  suspectNip: z.string().max(30),
  /** A report is not like itself. */
  except: reportIdSchema.nullable(),
})
export type Likeness = z.infer<typeof likenessSchema>

export const likeKindSchema = z.enum(['url', 'account', 'person', 'act'])
export type LikeKind = z.infer<typeof likeKindSchema>

/** What came before that is the same account, person or act. */
export const similarSchema = z.strictObject({
  reports: z.array(
    z.strictObject({
      id: reportIdSchema,
      number: z.string(),
      state: reportStateSchema,
      receivedAt: instantSchema,
      account: z.string(),
      caseId: caseIdSchema.nullable(),
      /** Strongest first. */
      because: z.array(likeKindSchema),
    }),
  ),
  /** Whose account it is by the register, or who bears the NIP. */
  people: z.array(z.strictObject({ id: employeeIdSchema, name: z.string(), nip: z.string(), evidenced: z.boolean() })),
  cases: z.array(
    z.strictObject({ id: caseIdSchema, number: z.string(), title: z.string(), subjectId: subjectIdSchema.nullable() }),
  ),
})
export type Similar = z.infer<typeof similarSchema>

export const reportContextSchema = z.strictObject({
  merged: z.array(reportRefSchema),
  followUps: z.array(followUpSchema),
  clocks: z.array(clockSchema),
  similar: similarSchema,
})
export type ReportContext = z.infer<typeof reportContextSchema>

const known = procedure.errors({
  report_not_found: { message: 'Laporan ini tidak ditemukan. Muat ulang daftar laporan.' },
})
const open = known.errors({ report_not_open: { message: 'Laporan ini sudah ditindaklanjuti atau ditutup.' } })

/** From the inbox to a decision; part of the reports contract. */
export const intakeContract = {
  /** The inbox: newest first, by state and source. */
  inbox: procedure
    .input(
      z.strictObject({
        search: z.string().max(200).default(''),
        state: reportStateSchema.nullable().default(null),
        source: reportSourceSchema.nullable().default(null),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(100),
      }),
    )
    .output(
      z.strictObject({
        total: z.number().int(),
        counts: z.record(reportStateSchema, z.number().int()),
        reports: z.array(reportSchema.extend({ likeCount: z.number().int(), clock: clockSchema.nullable() })),
      }),
    ),
  /** What is like a report that is being typed. */
  similar: procedure.input(likenessSchema).output(similarSchema),
  context: known.input(z.strictObject({ id: reportIdSchema })).output(reportContextSchema),
  /** Joins the report, its evidence and what was merged into it to a case that is there. */
  acceptInto: open
    .errors({
      case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
      case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
    })
    .input(z.strictObject({ id: reportIdSchema, caseId: caseIdSchema }))
    .output(reportSchema),
  /** Makes `into` lead; the others point to it and can be taken out again. */
  merge: open
    .errors({
      merge_with_itself: { message: 'Laporan tidak dapat digabung dengan dirinya sendiri. Pilih laporan lain.' },
      leader_not_open: {
        message: 'Laporan induk sudah digabung atau ditutup. Pilih laporan yang belum ditelaah atau menjadi perkara.',
      },
    })
    .input(z.strictObject({ ids: z.array(reportIdSchema).min(1).max(100), into: reportIdSchema }))
    .output(reportSchema),
  unmerge: known
    .errors({
      not_merged: { message: 'Laporan ini tidak sedang digabung.' },
      leader_accepted: {
        message: 'Laporan induknya sudah menjadi perkara dan buktinya sudah ikut. Penggabungan tidak dapat dibatalkan.',
      },
    })
    .input(z.strictObject({ id: reportIdSchema, reason: proseSchema(2000, 5) }))
    .output(reportSchema),
  close: open
    .input(z.strictObject({ id: reportIdSchema, code: dismissCodeSchema, reason: proseSchema(2000, 5) }))
    .output(reportSchema),
  reopen: known
    .errors({ not_dismissed: { message: 'Laporan ini tidak sedang ditutup.' } })
    .input(z.strictObject({ id: reportIdSchema, reason: proseSchema(2000, 5) }))
    .output(reportSchema),
  /** What the office did about it: stops the warning that services may be blocked. */
  recordFollowUp: known
    .input(
      z.strictObject({
        id: reportIdSchema,
        day: daySchema,
        what: proseSchema(2000, 3),
        reference: lineSchema(200, 0),
      }),
    )
    .output(followUpSchema),
}
