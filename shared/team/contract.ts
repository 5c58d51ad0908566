import { z } from 'zod'
import { caseIdSchema, subjectIdSchema } from '#shared/cases/model.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { levelSchema, officialKindSchema, ruleKeySchema } from '#shared/rules/model.ts'
import { authoritySchema, checkSchema, teamSchema } from './model.ts'

const known = procedure.errors({
  case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' },
})
const saving = known.errors({
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah.' },
  /** The core's sentence names the fault. */
  team_contradiction: { message: 'Susunan tim ini tidak mungkin. Periksa pengganti dan terlapornya.' },
})

export const teamViewSchema = z.strictObject({
  team: teamSchema,
  /** From the classification; the team may hold another. */
  classified: levelSchema.nullable(),
  checks: z.array(checkSchema),
  authority: z.array(authoritySchema),
})
export type TeamView = z.infer<typeof teamViewSchema>

export const teamContract = {
  get: known.input(z.strictObject({ caseId: caseIdSchema })).output(teamViewSchema),
  save: saving.input(z.strictObject({ caseId: caseIdSchema, team: teamSchema })).output(teamViewSchema),
  /** Warnings when a decision against the subject is signed by this kind of official. */
  checkSigner: known
    .errors({ subject_not_found: { message: 'Terlapor ini tidak ditemukan pada perkara. Muat ulang halaman.' } })
    .input(
      z.strictObject({
        caseId: caseIdSchema,
        subjectId: subjectIdSchema,
        signer: officialKindSchema,
        level: levelSchema.nullable().default(null),
        sanctionKey: ruleKeySchema.nullable().default(null),
      }),
    )
    .output(z.array(checkSchema)),
}
