import { implement } from '@orpc/server'
import { statisticsContract } from '#shared/statistics/contract.ts'
import { requireCase } from '../cases/service.ts'
import type { Renderer } from '../documents/render.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { exportFigures } from './export.ts'
import { figuresOf, overviewOf } from './service.ts'
import { timelineOf } from './timeline.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ports: Pick<Ports, 'now' | 'newId' | 'shell'>
  renderer: Renderer
}>

export function createStatisticsHandlers({ requireSession, ports, renderer }: Deps) {
  const os = implement(statisticsContract)
  return os.router({
    overview: os.overview.handler(({ input }) => {
      const { db } = requireSession()
      return overviewOf(db, { now: ports.now(), zone: readSettings(db).zone }, input.stalledAfterDays)
    }),
    get: os.get.handler(({ input }) => {
      const { db } = requireSession()
      return figuresOf(db, input, readSettings(db).zone)
    }),
    export: os.export.handler(async ({ input: { period, format } }) => {
      const session = requireSession()
      const figures = figuresOf(session.db, period, readSettings(session.db).zone)
      const savedAs = await exportFigures({ session, ports, renderer }, { figures, period, format })
      if (savedAs !== null)
        session.commit(
          { action: 'statistics.exported', subject: session.vaultId, details: { ...period, format } },
          () => {},
        )
      return { savedAs }
    }),
    timeline: os.timeline.handler(({ input }) => {
      const { db } = requireSession()
      return timelineOf(db, requireCase(db, input.caseId))
    }),
  })
}
