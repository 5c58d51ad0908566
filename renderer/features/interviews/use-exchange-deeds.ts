import { useEffect, useMemo, useRef } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { type Exchange, exchangeIdSchema, type Interview } from '#shared/interviews/model.ts'
import { newId } from './new-id.ts'
import type { Recorder } from './recorder.ts'

export type ExchangeDeeds = Readonly<{
  add(input?: Readonly<{ after?: Exchange['id']; question?: string }>): void
  /** To the question after this one; asks a new one after the last. */
  next(from: Exchange): void
  move(exchange: Exchange, by: -1 | 1): void
  remove(id: Exchange['id']): void
  restore(id: Exchange['id']): void
  link(id: Exchange['id'], evidenceIds: EvidenceId[]): void
}>

/** What can be done with the list of exchanges; the field to type into next gets the focus once it is there. */
export function useExchangeDeeds(interview: Interview, recorder: Recorder): ExchangeDeeds {
  const focus = useRef<string | null>(null)
  useEffect(() => {
    const field = focus.current && document.getElementById(focus.current)
    if (!field) return
    focus.current = null
    field.focus()
    field.scrollIntoView({ block: 'center' })
  })

  const add = useCoreMutation((api, input: { id: Exchange['id']; after: Exchange['id'] | null; question: string }) =>
    api.interviews.addExchange({ ...input, interviewId: interview.id, sound: recorder.mark() }),
  )
  const move = useCoreMutation((api, input: { id: Exchange['id']; to: number }) => api.interviews.moveExchange(input))
  const remove = useCoreMutation((api, id: Exchange['id']) => api.interviews.removeExchange({ id }))
  const restore = useCoreMutation((api, id: Exchange['id']) => api.interviews.restoreExchange({ id }))
  const link = useCoreMutation((api, input: { exchangeId: Exchange['id']; evidenceIds: EvidenceId[] }) =>
    api.interviews.linkEvidence(input),
  )

  const ask: ExchangeDeeds['add'] = ({ after, question = '' } = {}) => {
    const id = exchangeIdSchema.parse(newId())
    // A ready question needs no typing: on to its answer.
    focus.current = `${question ? 'j' : 'p'}-${id}`
    add.mutate({ id, after: after ?? null, question })
  }
  const deeds: ExchangeDeeds = {
    add: ask,
    next: (from) => {
      const following = interview.exchanges.find(({ number }) => number === from.number + 1)
      if (following) document.getElementById(`p-${following.id}`)?.focus()
      else ask()
    },
    move: ({ id, number }, by) => {
      const to = number + by
      if (to < 1 || to > interview.exchanges.length) return
      focus.current = document.activeElement?.id ?? null
      move.mutate({ id, to })
    },
    remove: remove.mutate,
    restore: restore.mutate,
    link: (exchangeId, evidenceIds) => link.mutate({ exchangeId, evidenceIds }),
  }
  return useStable(deeds)
}

/** The same object for ever, doing what the newest would: one new exchange must not redraw a hundred old ones. */
function useStable(deeds: ExchangeDeeds): ExchangeDeeds {
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  return useMemo<ExchangeDeeds>(
    () => ({
      add: (input) => latest.current.add(input),
      next: (from) => latest.current.next(from),
      move: (exchange, by) => latest.current.move(exchange, by),
      remove: (id) => latest.current.remove(id),
      restore: (id) => latest.current.restore(id),
      link: (id, evidenceIds) => latest.current.link(id, evidenceIds),
    }),
    [],
  )
}
