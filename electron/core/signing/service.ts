import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { FieldState, VerificationReport } from '#shared/signing/model.ts'
import { judge } from '#shared/signing/verdict.ts'
import { addSignedRevision, commitBlob, latestRevision, readRevision } from '../documents/revisions.ts'
import type { Ports } from '../kernel/ports.ts'
import type { Session } from '../kernel/session.ts'
import { readSettings } from '../settings/service.ts'
import { appearanceLines } from './appearance-lines.ts'
import { identitySigner } from './identities.ts'
import type { OpenKeyFile } from './pkcs12/open-apart.ts'
import { listRefusals } from './repository.ts'
import { trustOf } from './roots.ts'
import { signDocument } from './sign-document.ts'
import { createKeySigner, type Signer } from './signer.ts'
import { certificateFacts } from './validation/trust.ts'
import { validatePdf } from './validation/validate.ts'
import type { VerifyApart } from './validation/verify-apart.ts'

export type SigningPorts = Pick<Ports, 'now' | 'newId' | 'resourcesDir' | 'rasterizer'>
export type SignPorts = SigningPorts & Readonly<{ openKeyFile: OpenKeyFile }>

type SignWith =
  | Readonly<{ kind: 'identity'; identityId: string }>
  | Readonly<{ kind: 'pkcs12'; fileBase64: string; password: string }>
export type SignRequest = Readonly<{
  documentId: string
  field: string
  with: SignWith
  handwritingPngBase64: string | null
  place: string
  reason: string
}>
export type NewRevision = Readonly<{ revision: number; report: VerificationReport }>

const HANDWRITING_EDGE = 900
const APPEARANCE_FONT = join('fonts', 'Tinos-Regular.ttf')

/** The newest bytes of a final document. Throws `document_not_prepared` for a draft. */
async function latestBytes(session: Session, documentId: string): Promise<{ bytes: Uint8Array; n: number }> {
  const latest = latestRevision(session.db, documentId)
  if (!latest) throw new AppError('document_not_prepared')
  return { bytes: await readRevision(session, documentId, latest.n), n: latest.n }
}

function reportOn(
  session: Session,
  ports: SigningPorts,
  { bytes, documentId }: { bytes: Uint8Array; documentId: string },
) {
  const refused = listRefusals(session.db, documentId).map(({ field }) => field)
  const facts = validatePdf(bytes, trustOf(session.db, ports.now()))
  return { facts, report: judge(facts, { trustChecked: true, refused }) }
}

/** Throws `field_not_found`, `field_already_signed`, `field_refused`. */
export function assertOpenField(fields: readonly FieldState[], name: string): void {
  const field = fields.find((candidate) => candidate.name === name)
  if (!field) throw new AppError('field_not_found')
  if (field.state === 'signed') throw new AppError('field_already_signed')
  if (field.state === 'refused') throw new AppError('field_refused')
}

export async function statusOf(session: Session, ports: SigningPorts, documentId: string) {
  const { bytes, n } = await latestBytes(session, documentId)
  const { facts, report } = reportOn(session, ports, { bytes, documentId })
  const refusals = listRefusals(session.db, documentId)
  const fields = facts.fields.map(({ name, label, signed }): FieldState => {
    const refusal = refusals.find(({ field }) => field === name) ?? null
    return { name, label, state: signed ? 'signed' : refusal ? 'refused' : 'empty', refusal }
  })
  return { bytes, n, facts, report, fields }
}

/** One signature on the newest revision; what comes out is checked from bytes before it is stored. */
export async function sign(session: Session, ports: SignPorts, request: SignRequest): Promise<NewRevision> {
  const { documentId, field } = request
  const { bytes, n, facts, fields } = await statusOf(session, ports, documentId)
  assertOpenField(fields, field)
  if (!isIntact(facts)) throw new AppError('document_not_intact')
  const { signer, name, role } = await signerFor(session, ports, request.with)
  const claimed = { at: toInstant(ports.now()), zone: readSettings(session.db).zone }
  const { place, reason } = request
  const signed = await signDocument(bytes, signer, {
    field,
    name,
    reason,
    place,
    claimed,
    appearance: {
      lines: appearanceLines({ name, role, claimed, place }),
      handwriting: await cleanHandwriting(ports, request.handwritingPngBase64),
      font: await readFile(join(ports.resourcesDir, APPEARANCE_FONT)),
    },
  })
  return storeRevision(session, ports, { documentId, after: n, bytes: signed, fields: [field] })
}

/** Nothing stands against what is already signed; empty fields and unknown issuers do not matter here. */
const isIntact = ({ problems, signatures }: ReturnType<typeof validatePdf>): boolean =>
  problems.length === 0 &&
  signatures.every(
    ({ coverage, digestMatches, signatureMatches, laterChanges }) =>
      coverage !== 'unclear' && digestMatches && signatureMatches && laterChanges !== 'other',
  )

async function signerFor(
  session: Session,
  { openKeyFile }: SignPorts,
  choice: SignWith,
): Promise<{ signer: Signer; name: string; role: string }> {
  if (choice.kind === 'identity') {
    const { signer, row } = identitySigner(session, choice.identityId)
    return { signer, name: row.name, role: row.position }
  }
  const material = await openKeyFile(Buffer.from(choice.fileBase64, 'base64'), choice.password)
  const { commonName, organization } = certificateFacts(new X509Certificate(material.certificate))
  return { signer: createKeySigner(material), name: commonName, role: organization }
}

/** Decoded and drawn afresh in the image worker: no metadata, no hostile PNG reaches the document. */
async function cleanHandwriting({ rasterizer }: SigningPorts, base64: string | null): Promise<Uint8Array | null> {
  if (base64 === null || base64 === '') return null
  try {
    return await rasterizer.thumbnail(Buffer.from(base64, 'base64'), HANDWRITING_EDGE)
  } catch (cause) {
    throw new AppError('handwriting_invalid', undefined, { cause })
  }
}

type Signed = Readonly<{ documentId: string; after: number; bytes: Uint8Array; fields: readonly string[] }>

async function storeRevision(session: Session, ports: SigningPorts, signed: Signed): Promise<NewRevision> {
  const { documentId, after, bytes, fields } = signed
  const { facts, report } = reportOn(session, ports, { bytes, documentId })
  if (!isIntact(facts)) throw new AppError('document_not_intact')
  const blob = await session.blobs.put([bytes])
  const certificate = facts.signatures.at(-1)?.certificate
  const at = toInstant(ports.now())
  const details = { field: fields.join(', '), sha256: blob.sha256, signer: certificate?.fingerprint }
  const revision = await commitBlob(session, blob, () =>
    session.commit({ action: 'signature.added', subject: documentId, details }, (db) =>
      addSignedRevision(db, { documentId, after, blob, at, by: session.user.name, fields }),
    ),
  )
  return { revision: revision.n, report }
}

type Returned = Readonly<{ documentId: string; bytes: Uint8Array; verifyApart: VerifyApart }>

/** A copy signed elsewhere: our bytes first, then nothing but signatures on our fields. */
export async function acceptReturned(
  session: Session,
  ports: SigningPorts,
  { documentId, bytes, verifyApart }: Returned,
) {
  const ours = await latestBytes(session, documentId)
  if (!Buffer.from(bytes.subarray(0, ours.bytes.length)).equals(ours.bytes)) throw new AppError('not_our_document')
  if (bytes.length === ours.bytes.length) throw new AppError('nothing_added')
  const facts = await verifyApart(bytes, trustOf(session.db, ports.now()))
  if (facts.problems.includes('unreadable')) throw new AppError('pdf_unreadable')
  const before = validatePdf(ours.bytes, trustOf(session.db, ports.now()))
  const grown = facts.signatures.length > before.signatures.length && facts.fields.length === before.fields.length
  if (!grown || !isIntact(facts)) throw new AppError('signature_not_intact')
  const fresh = facts.signatures.filter(({ field }) => !before.signatures.some((old) => old.field === field))
  return storeRevision(session, ports, {
    documentId,
    after: ours.n,
    bytes,
    fields: fresh.map(({ field }) => field),
  })
}
