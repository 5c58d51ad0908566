import type { Decision, EventKind } from '#shared/decisions/model.ts'
import { type Standing, takesEffect } from '#shared/decisions/standing.ts'

/** Every event that may be recorded now, the one that usually comes next first. */
export function expectedEvents(decision: Decision, { appeal }: Standing): EventKind[] {
  const { outcome, events } = decision
  const has = (kind: EventKind) => events.some((event) => event.kind === kind)
  const missing = (...kinds: readonly EventKind[]) => kinds.filter((kind) => !has(kind))
  if (outcome === 'not_proven') return [...missing('delivered'), 'called', 'sent', ...missing('uploaded')]
  if (!takesEffect(decision))
    return has('delivered') ? missing('served', 'uploaded') : ['delivered', 'called', 'sent', ...missing('uploaded')]
  if (!has('delivered')) return ['delivered', 'called', 'sent', 'objection_filed', 'appeal_filed', 'effective']
  if (appeal === 'running') {
    const objection = events.findLast(({ kind }) => kind.endsWith('_filed'))?.kind === 'objection_filed'
    return objection ? ['objection_decided', 'appeal_filed'] : ['appeal_decided', 'appeal_answered']
  }
  if (!has('effective')) return ['effective', 'objection_filed', 'appeal_filed']
  return [...missing('served', 'uploaded'), 'objection_filed', 'appeal_filed']
}
