import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { lineSchema } from '#shared/kernel/text.ts'

export const teamIdSchema = defineId('MonitoringTeamId')
export type MonitoringTeamId = z.infer<typeof teamIdSchema>

export const teamMemberSchema = z.strictObject({
  name: lineSchema(150),
  /** As the team's decree words it: ketua, sekretaris, anggota, operator. */
  role: lineSchema(100, 0),
  office: lineSchema(200, 0),
})
export type TeamMember = z.infer<typeof teamMemberSchema>

/** Who watches the social media, by which decree. A team that has ended is kept, not chosen any more. */
export const teamDataSchema = z.strictObject({
  name: lineSchema(200),
  decree: lineSchema(200, 0),
  members: z.array(teamMemberSchema).max(60),
  active: z.boolean(),
})
export type TeamData = z.infer<typeof teamDataSchema>

export const teamSchema = teamDataSchema.extend({ id: teamIdSchema, changedAt: instantSchema })
export type MonitoringTeam = z.infer<typeof teamSchema>
