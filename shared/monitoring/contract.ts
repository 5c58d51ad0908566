import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { teamDataSchema, teamIdSchema, teamSchema } from './model.ts'

export const monitoringContract = {
  teams: procedure.output(z.array(teamSchema)),
  /** A new team when `id` is null. */
  saveTeam: procedure
    .errors({ team_not_found: { message: 'Tim pemantau ini tidak ditemukan. Muat ulang halaman.' } })
    .input(z.strictObject({ id: teamIdSchema.nullable(), team: teamDataSchema }))
    .output(teamSchema),
}
