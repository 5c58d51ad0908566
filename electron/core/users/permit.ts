import type { ImportReply } from '#shared/evidence/contract.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { invariant } from '#shared/kernel/assert.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { type Access, accessTo, allows, MEDIA_ACCESS, mayCall } from '#shared/users/rights.ts'
import type { MediaSource } from '../kernel/media.ts'
import type { Session } from '../kernel/session.ts'

type CurrentSession = () => Session | null

/** Throws AppError `vault_locked` or `not_permitted` unless whoever has unlocked may call the procedure now. */
export type Permit = (path: string) => Promise<void>

/**
 * Asked before every call and every event of a stream; rights are read each time, so that a change takes effect at once.
 * Between two sessions of a rotation nobody is told that the vault is locked: the answer waits.
 */
export function createPermit({
  session,
  whole,
}: Readonly<{ session: CurrentSession; whole(): Promise<void> }>): Permit {
  return async (path) => {
    const access = accessTo(path)
    invariant(access !== null, `no line in the table of rights: ${path}`)
    if (access === 'anyone') return
    await whole()
    requireAccess(access, session())
  }
}

function requireAccess(access: Exclude<Access, 'anyone'>, session: Session | null): void {
  if (!session) throw new AppError('vault_locked')
  if (!allows(access, session.user.rights)) throw new AppError('not_permitted')
}

const REFUSED: ImportReply = {
  ok: false,
  code: 'not_permitted',
  message: procedure['~orpc'].errorMap.not_permitted.message,
}

type MediaKind = keyof typeof MEDIA_ACCESS

/** What an id leads to, or null when it may not be seen: a refusal looks like an id that leads nowhere. */
export const permittedMedia = (session: Session, kind: MediaKind, media: MediaSource | null): MediaSource | null =>
  media && allows(MEDIA_ACCESS[kind], session.user.rights) ? media : null

type Importer = Readonly<{
  importStream(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply>
  importPath(ticket: string, path: string): Promise<ImportReply>
  importBatch(ticket: string, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<ImportReply[]>
  importPaths(ticket: string, paths: readonly string[]): Promise<ImportReply[]>
}>

/** A ticket is worth what its holder may do when the bytes arrive, whatever was allowed when it was given. */
export function permittingImports(importer: Importer, current: CurrentSession): Importer {
  const mayImport = () => {
    const session = current()
    // Locked: the importer itself says so.
    return !session || mayCall('evidence.beginImport', session.user.rights)
  }
  return {
    importStream: async (...call) => (mayImport() ? importer.importStream(...call) : REFUSED),
    importPath: async (...call) => (mayImport() ? importer.importPath(...call) : REFUSED),
    importBatch: async (...call) => (mayImport() ? importer.importBatch(...call) : [REFUSED]),
    importPaths: async (...call) => (mayImport() ? importer.importPaths(...call) : [REFUSED]),
  }
}
