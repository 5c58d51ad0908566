import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { monitoringContract } from '#shared/monitoring/contract.ts'
import { teamIdSchema, teamSchema } from '#shared/monitoring/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { listTeams, storeTeam } from './repository.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now' | 'newId'> }>

export function createMonitoringHandlers({ requireSession, ports }: Deps) {
  const os = implement(monitoringContract)
  return os.router({
    teams: os.teams.handler(() => listTeams(requireSession().db)),
    saveTeam: os.saveTeam.handler(({ input }) => {
      const session = requireSession()
      if (input.id !== null && !listTeams(session.db).some(({ id }) => id === input.id))
        throw new AppError('team_not_found')
      const id = input.id ?? teamIdSchema.parse(ports.newId())
      const team = teamSchema.parse({ ...input.team, id, changedAt: toInstant(ports.now()) })
      const details = { name: team.name, decree: team.decree, members: team.members.length, active: team.active }
      return session.commit({ action: 'monitoring.team_saved', subject: id, details }, (db) => {
        storeTeam(db, team)
        return team
      })
    }),
  })
}
