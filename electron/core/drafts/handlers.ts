import { implement } from '@orpc/server'
import { draftsContract } from '#shared/drafts/contract.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { findDraft, putDraft, removeDraft } from './repository.ts'
import { openDraft, sealDraft, storedKey } from './sealing.ts'

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
      const draft = findOwn(session, key)
      const json = draft && openDraft(session, key, draft.json)
      return draft && json !== null ? { json, savedAt: draft.savedAt } : null
    }),
    put: os.put.handler(({ input: { key, json } }) => {
      const savedAt = toInstant(ports.now())
      // Only that something was typed: the text itself may name a reporter and never enters the log.
      const session = requireSession()
      const sealed = sealDraft(session, key, json)
      const old = findOwn(session, key)?.storedAs
      session.commit({ action: 'draft.saved', subject: key }, (db) => {
        if (old === key) removeDraft(db, key)
        putDraft(db, storedKey(session, key), sealed, savedAt)
      })
      return { savedAt }
    }),
    discard: os.discard.handler(({ input: { key } }) => {
      const session = requireSession()
      const draft = findOwn(session, key)
      if (!draft) return
      session.commit({ action: 'draft.discarded', subject: key }, (db) => removeDraft(db, draft.storedAs))
    }),
  })
}

/** The user's own, or one from the time when a vault had one user and drafts had no owner. */
function findOwn(session: Session, key: string) {
  for (const storedAs of [storedKey(session, key), key]) {
    const draft = findDraft(session.db, storedAs)
    if (draft && openDraft(session, key, draft.json) !== null) return { ...draft, storedAs }
  }
  return null
}
