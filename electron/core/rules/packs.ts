import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { PackPreview, RuleVersion } from '#shared/rules/contract.ts'
import { PACK_FORMAT, type Pack } from '#shared/rules/pack.ts'
import type { WriteDb } from '../kernel/database.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { type LeavingPorts, saveOutside, textsOf } from '../reports/leaving.ts'
import { changesBetween, newFaults, toChangeSet } from './changes.ts'
import { newOfficeKey, readPack, writePack } from './pack-file.ts'
import { type ChangeSet, findOfficeKey, findSigner, insertOfficeKey, insertSigner, removeSigner } from './repository.ts'
import { applyChange, type RuleBook } from './rule-book.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  ruleBook: RuleBook
  ports: LeavingPorts
  officeName: (session: Session) => string
  addVersion: (version: {
    kind: RuleVersion['kind']
    reason: string
    change: ChangeSet
    details: Record<string, unknown>
    also: (db: WriteDb) => void
  }) => number
}>

/** Packs leave and arrive as signed files; see `pack-file.ts` for what is signed. */
export function createPacks({ requireSession, ruleBook, ports, officeName, addVersion }: Deps) {
  const now = () => toInstant(ports.now())

  /** The entries a pack leads to here, and the way there. */
  function effectOf(session: Session, { entries, removed }: Pack) {
    const before = ruleBook.catalogue(session.db).entries
    const known = new Set(before.map(({ id }) => id))
    const after = applyChange(before, { put: entries, removed: removed.filter((id) => known.has(id)) })
    return { before, after, changes: changesBetween(before, after) }
  }

  const isOwn = (session: Session, publicKey: string) => findOfficeKey(session.db)?.publicKey === publicKey

  return {
    /** Throws `nothing_to_export` or `save_failed`. */
    async save(): Promise<{ savedAs: string | null }> {
      const session = requireSession()
      const changes = changesBetween(ruleBook.shipped(), ruleBook.catalogue(session.db).entries)
      if (changes.length === 0) throw new AppError('nothing_to_export')
      const { put, removed } = toChangeSet(changes)
      const createdAt = now()
      const pack: Pack = {
        type: 'saksama/rules',
        format: PACK_FORMAT,
        office: officeName(session),
        createdBy: session.user.name,
        createdAt,
        entries: put,
        removed,
      }
      const key = findOfficeKey(session.db) ?? newOfficeKey()
      const savedAs = await saveOutside(session, ports, {
        kind: 'data',
        subject: 'rules',
        name: `aturan ${createdAt.slice(0, 10)}.saksama-aturan.json`,
        texts: textsOf('isi paket aturan', pack),
        fill: (file) => file.writeFile(writePack(pack, key)),
      })
      if (savedAs === null) return { savedAs }
      const { publicKey } = key
      requireSession().commit(
        { action: 'rule.exported', subject: 'rules', details: { count: changes.length, publicKey } },
        (db) => {
          if (!findOfficeKey(db)) insertOfficeKey(db, key, createdAt)
        },
      )
      return { savedAs }
    },

    preview(text: string): PackPreview {
      const session = requireSession()
      const { pack, signature } = readPack(text)
      const { before, after, changes } = effectOf(session, pack)
      const name = findSigner(session.db, signature.publicKey)
      return {
        office: pack.office,
        createdBy: pack.createdBy,
        createdAt: pack.createdAt,
        signer: {
          publicKey: signature.publicKey,
          known: name !== null || isOwn(session, signature.publicKey),
          name: name ?? (pack.office || pack.createdBy),
        },
        changes,
        faults: newFaults(before, after).map(({ sentence }) => sentence),
      }
    },

    /** Throws `reason_required` or `signer_not_found`. */
    distrust({ publicKey, reason }: { publicKey: string; reason: string }): void {
      const session = requireSession()
      if (reason.trim().length < 5) throw new AppError('reason_required')
      const name = findSigner(session.db, publicKey)
      if (name === null) throw new AppError('signer_not_found')
      const details = { publicKey, name, reason }
      session.commit(
        { action: 'rule.signer_removed', subject: 'rules', details },
        (db) => void removeSigner(db, publicKey),
      )
    },

    /** Throws what `readPack` throws, `signer_unconfirmed`, and what a contradictory change throws. */
    take({ text, reason, trustSigner }: { text: string; reason: string; trustSigner: boolean }): number {
      const session = requireSession()
      const { pack, signature } = readPack(text)
      const { publicKey } = signature
      const known = findSigner(session.db, publicKey) !== null || isOwn(session, publicKey)
      if (!known && !trustSigner) throw new AppError('signer_unconfirmed')
      return addVersion({
        kind: 'import',
        reason,
        change: toChangeSet(effectOf(session, pack).changes),
        details: { office: pack.office, publicKey },
        also: (db) => {
          if (!known)
            insertSigner(db, { publicKey, name: pack.office || pack.createdBy, at: now(), by: session.user.name })
        },
      })
    },
  }
}
