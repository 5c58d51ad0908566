import { AppError } from '#shared/kernel/app-error.ts'
import type { Session } from '../kernel/session.ts'

/** The form of a report may hold the reporter while it is being typed. */
const isSealed = (key: string) => key.startsWith('report:')

/** What two users type into the same form are two drafts: none of them may see or overwrite the other's. */
export const storedKey = ({ user }: Session, key: string): string => `${key}@${user.id}`

/**
 * Sealed twice: for its author alone, who may have no reporter key and must read it until it is handed in; and to the
 * reporter compartment, so that a keeper who got new keys by recovery loses nothing. Stored as `author.keeper`, base64.
 */
export function sealDraft(session: Session, key: string, json: string): string {
  if (!isSealed(key)) return json
  const id = storedKey(session, key)
  return [session.reporters.sealOwn(id, json), sealForKeepers(session, id, json)].map(toBase64).join('.')
}

/** Null when the draft is not, or no longer, this user's to read. */
export function openDraft(session: Session, key: string, stored: string): string | null {
  if (!isSealed(key)) return stored
  const id = storedKey(session, key)
  const [own = '', forKeepers = ''] = stored.split('.')
  const attempts = [
    () => session.reporters.openOwn(id, fromBase64(own)),
    () => session.reporters.open(id, fromBase64(forKeepers)),
    // As older programs kept it, for the one user there was.
    () => session.reporters.open(key, fromBase64(own)),
  ]
  for (const attempt of attempts) {
    try {
      return attempt()
    } catch (error) {
      // Not opened by this key is an answer; a vault locked meanwhile is not.
      if (error instanceof AppError && error.code === 'vault_locked') throw error
    }
  }
  return null
}

/** A vault no keeper has opened yet has nowhere to seal to; the author's half alone will do until then. */
function sealForKeepers({ reporters }: Session, id: string, json: string): Uint8Array {
  try {
    return reporters.seal(id, json)
  } catch (error) {
    if (error instanceof AppError && error.code === 'reporter_key_missing') return new Uint8Array()
    throw error
  }
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string) => Buffer.from(text, 'base64')
