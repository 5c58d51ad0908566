import { implement } from '@orpc/server'
import { draftsContract } from '#shared/drafts/contract.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { findDraft, putDraft, removeDraft } from './repository.ts'
import { openDraft, sealDraft } from './sealing.ts'

export function createDraftsHandlers({
  requireSession,
  ports,
}: {
  requireSession: RequireSession
  ports: Pick<Ports, 'now'>
}) {
  const os = implement(draftsContract)
  return os.router({
    get: os.get.handler(({ input: { key } }) => {
      const session = requireSession()
      const draft = findDraft(session.db, key)
      return draft && { ...draft, json: openDraft(session, key, draft.json) }
    }),
    put: os.put.handler(({ input }) => {
      const savedAt = toInstant(ports.now())
      // Only that something was typed: the text itself may name a reporter and never enters the log.
      const session = requireSession()
      const json = sealDraft(session, input.key, input.json)
      session.commit({ action: 'draft.saved', subject: input.key }, (db) => putDraft(db, input.key, json, savedAt))
      return { savedAt }
    }),
    discard: os.discard.handler(({ input }) => {
      const session = requireSession()
      if (findDraft(session.db, input.key) === null) return
      session.commit({ action: 'draft.discarded', subject: input.key }, (db) => removeDraft(db, input.key))
    }),
  })
}
