import { implement } from '@orpc/server'
import { identityToRecipient } from 'age-encryption'
import { bundlesContract } from '#shared/bundles/contract.ts'
import type { BundlePreview, BundleProgress, Sender } from '#shared/bundles/model.ts'
import { subjectSchema } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { publicKeyHex } from '../audit/checkpoints.ts'
import { reporting } from '../backup/reporting.ts'
import { findCase } from '../cases/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { jsonColumn } from '../kernel/sql.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Vault } from '../vault/service.ts'
import { signingKeyOf } from '../vault/slot.ts'
import type { Arrivals } from './arrivals.ts'
import { type Opened, openBundle } from './open-bundle.ts'
import { isNumberTaken, receiveCase } from './receive.ts'
import { findContact, keyWords, listContacts, listHandovers, ownSigner, removeContact } from './rows.ts'
import { sendCase } from './send.ts'

type Deps = Readonly<{ ports: Ports; vault: Vault; requireSession: RequireSession; arrivals: Arrivals }>
type Told = BundleProgress
const BEGINNING: Told = { stage: 'checking', bytes: 0, totalBytes: 0 }

export function createBundlesHandlers({ ports, vault, requireSession, arrivals }: Deps) {
  const os = implement(bundlesContract)
  const requireOpen = (): OpenVault => {
    const open = vault.opened()
    if (!open) throw new AppError('vault_locked')
    return open
  }

  return os.router({
    address: os.address.handler(async () => {
      const { secrets } = requireOpen()
      return {
        recipient: await identityToRecipient(secrets.identity.toString('latin1')),
        words: keyWords(publicKeyHex(signingKeyOf(secrets.signingKey))),
      }
    }),
    contacts: os.contacts.handler(() => listContacts(requireSession().db)),
    forget: os.forget.handler(({ input: { publicKey, reason } }) => {
      const session = requireSession()
      const contact = findContact(session.db, publicKey)
      if (!contact) throw new AppError('contact_not_found')
      const details = { name: contact.name, signingKey: publicKey, reason }
      return session.commit({ action: 'case.sender_forgotten', subject: session.vaultId, details }, (db) => {
        removeContact(db, publicKey)
        return listContacts(db)
      })
    }),

    send: os.send.handler(async function* ({ input, signal }) {
      const open = requireOpen()
      let told = BEGINNING
      let savedAs: string | null = null
      const tell = (next: Told) => {
        told = next
      }
      const work = async (stop: AbortSignal) => {
        savedAs = await sendCase({ ...input, ports, open, folder: vault.folder(), tell, signal: stop })
        told = { ...told, stage: 'done' }
      }
      yield* reporting(work, () => ({ ...told, savedAs }), signal)
    }),

    arrive: os.arrive.handler(async ({ input }) => {
      requireSession()
      // It is thrown away whole, and what was received with it.
      if ((await vault.status()).place === 'sample') throw new AppError('not_in_sample')
      return idSchema.parse(await arrivals.expect(input.size))
    }),
    open: os.open.handler(async ({ input: { ticket, passphrase } }) => {
      const arrival = arrivals.require(ticket)
      const open = requireOpen()
      const { file, size } = arrival
      arrival.opened ??= await openBundle({ ports, open, folder: vault.folder(), file, size, passphrase })
      return previewOf(open.session.db, arrival.opened)
    }),
    receive: os.receive.handler(async function* ({ input: { ticket, confirmSender }, signal }) {
      const open = requireOpen()
      const arrival = arrivals.require(ticket)
      const { opened, file } = arrival
      if (!opened) throw new AppError('bundle_gone')
      let told = BEGINNING
      let received = null as Awaited<ReturnType<typeof receiveCase>> | null
      const tell = (next: Told) => {
        told = next
      }
      const work = async (stop: AbortSignal) => {
        const both = AbortSignal.any([stop, arrival.stop.signal])
        const job = { ports, open, folder: vault.folder(), file, opened, confirmSender, tell, signal: both }
        const receiving = receiveCase(job)
        arrival.work = receiving
        received = await receiving
        told = { ...told, stage: 'done' }
        await arrivals.discard(ticket)
      }
      const { caseId } = opened.statement
      yield* reporting(work, () => ({ ...told, received: received && { caseId, ...received } }), signal)
    }),
    discard: os.discard.handler(({ input }) => arrivals.discard(input.ticket)),
    ofCase: os.ofCase.handler(({ input }) => listHandovers(requireSession().db, input.caseId)),
  })
}

const personOf = jsonColumn(subjectSchema.shape.person)

function previewOf(db: ReadDb, { statement, extract, blobs }: Opened): BundlePreview {
  const { bundleId, caseId, caseNumber, sentAt, sender } = statement
  const rows = (table: string) => extract.rows.get(table) ?? []
  const here = findCase(db, caseId)
  return {
    bundleId,
    caseNumber,
    caseTitle: String(rows('cases')[0]?.title ?? ''),
    subjectNames: rows('subjects').flatMap(({ person }) => personOf.safeParse(person).data?.name ?? []),
    evidence: rows('evidence').filter(({ withdrawn_at }) => withdrawn_at === null).length,
    interviews: rows('interviews').length,
    documents: rows('documents').length,
    entries: extract.entries.length,
    bytes: blobs.reduce((sum, { size }) => sum + size, 0),
    sentAt,
    sender: senderOf(db, sender),
    alreadyHere: here?.number ?? null,
    renumbered: here === null && isNumberTaken(db, 'cases', caseNumber),
  }
}

function senderOf(db: ReadDb, { name, agency, publicKey }: Opened['statement']['sender']): Sender {
  const own = ownSigner(db, publicKey)
  const contact = findContact(db, publicKey)
  const standing = own !== null ? 'own' : contact ? 'confirmed' : 'unknown'
  return { name, agency, words: keyWords(publicKey), standing, knownAs: own ?? contact?.name ?? '' }
}
