import { X509Certificate } from 'node:crypto'
import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { signingContract } from '#shared/signing/contract.ts'
import type { Refusal } from '#shared/signing/model.ts'
import { judge } from '#shared/signing/verdict.ts'
import { latestRevision } from '../documents/revisions.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { createIdentity, toIdentity } from './identities.ts'
import { toPem } from './local-ca.ts'
import { createOpenKeyFile, type OpenKeyFile } from './pkcs12/open-apart.ts'
import { deleteRoot, findCa, insertRefusal, insertRoot, listIdentities, listRoots } from './repository.ts'
import { parseRoot, toTrustedRoot, trustOf } from './roots.ts'
import { acceptReturned, assertOpenField, type SigningPorts, sign, statusOf } from './service.ts'
import { certificateFacts } from './validation/trust.ts'
import { createVerifyApart } from './validation/verify-apart.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: SigningPorts & Pick<Ports, 'shell' | 'workerFile'> }>

const EXPIRY_WARNING_DAYS = 30
const DAY_MS = 86_400_000

export function createSigningHandlers({ requireSession, ports }: Deps) {
  const os = implement(signingContract)
  const verifyApart = createVerifyApart({ workerFile: ports.workerFile('pdf-verify') })
  const openKeyFile = createOpenKeyFile({ workerFile: ports.workerFile('pkcs12') })

  return os.router({
    identities: { list: os.identities.list.handler(() => listIdentities(requireSession().db).map(toIdentity)) },
    createIdentity: os.createIdentity.handler(({ input }) => createIdentity(requireSession(), ports, input)),
    caCertificate: os.caCertificate.handler(() => {
      const ca = findCa(requireSession().db)
      if (!ca) return null
      return { pem: toPem(ca.certificate), certificate: certificateFacts(new X509Certificate(ca.certificate)) }
    }),
    exportCa: os.exportCa.handler(() => exportCa(requireSession, ports)),
    inspectPkcs12: os.inspectPkcs12.handler(({ input }) => {
      requireSession()
      return inspectPkcs12(openKeyFile, input, ports.now())
    }),
    sign: os.sign.handler(({ input }) => sign(requireSession(), { ...ports, openKeyFile }, input)),
    refuse: os.refuse.handler(async ({ input: { documentId, field, reason, witnesses } }) => {
      const session = requireSession()
      const { fields, n } = await statusOf(session, ports, documentId)
      assertOpenField(fields, field)
      const refusal: Refusal = { field, reason, witnesses, at: toInstant(ports.now()) }
      session.commit(
        { action: 'signature.refused', subject: documentId, details: { field, witnesses: witnesses.length } },
        (db) => {
          // Somebody may have signed while the file was read.
          if (latestRevision(db, documentId)?.n !== n) throw new AppError('document_changed')
          insertRefusal(db, refusal, { documentId, by: session.user.name })
        },
      )
      return refusal
    }),
    status: os.status.handler(async ({ input }) => {
      const { report, fields } = await statusOf(requireSession(), ports, input.documentId)
      return { report, fields }
    }),
    acceptReturned: os.acceptReturned.handler(({ input: { documentId, pdfBase64 } }) =>
      acceptReturned(requireSession(), ports, { documentId, bytes: Buffer.from(pdfBase64, 'base64'), verifyApart }),
    ),
    verifyUpload: os.verifyUpload.handler(async ({ input }) => {
      const trust = trustOf(requireSession().db, ports.now())
      const facts = await verifyApart(Buffer.from(input.pdfBase64, 'base64'), trust)
      if (facts.problems.includes('unreadable')) throw new AppError('pdf_unreadable')
      return judge(facts, { trustChecked: true })
    }),
    roots: {
      list: os.roots.list.handler(() => listRoots(requireSession().db).map(toTrustedRoot)),
      add: os.roots.add.handler(({ input }) => {
        const row = parseRoot(input.pem, ports.now())
        const { fingerprint } = row
        requireSession().commit({ action: 'identity.root_added', subject: fingerprint }, (db) => insertRoot(db, row))
        return toTrustedRoot(row)
      }),
      remove: os.roots.remove.handler(({ input: { fingerprint } }) =>
        requireSession().commit({ action: 'identity.root_removed', subject: fingerprint }, (db) =>
          deleteRoot(db, fingerprint),
        ),
      ),
    },
  })
}

async function exportCa(requireSession: RequireSession, ports: LeavingPorts) {
  const session = requireSession()
  const ca = findCa(session.db)
  if (!ca) throw new AppError('ca_missing')
  const { subject } = new X509Certificate(ca.certificate)
  const texts = [{ place: 'nama pada sertifikat', text: subject }]
  const leaving = { kind: 'certificate', subject: '', texts, name: 'ca-instansi.crt' } as const
  const pem = toPem(ca.certificate)
  const savedAs = await saveOutside(session, ports, { ...leaving, fill: (file) => file.writeFile(pem) })
  return { savedAs }
}

type Given = Readonly<{ fileBase64: string; password: string }>

async function inspectPkcs12(openKeyFile: OpenKeyFile, { fileBase64, password }: Given, now: Date) {
  const { certificate: der } = await openKeyFile(Buffer.from(fileBase64, 'base64'), password)
  const parsed = new X509Certificate(der)
  const left = parsed.validToDate.getTime() - now.getTime()
  const warnings = [
    ...(left < 0 ? ['Masa berlaku sertifikat sudah lewat; sertifikat ini tidak dapat dipakai menandatangani.'] : []),
    ...(left >= 0 && left < EXPIRY_WARNING_DAYS * DAY_MS
      ? ['Masa berlaku sertifikat berakhir kurang dari 30 hari lagi.']
      : []),
    ...(now < parsed.validFromDate ? ['Sertifikat belum berlaku menurut jam komputer ini.'] : []),
    ...(parsed.checkIssued(parsed)
      ? ['Sertifikat dibuat pemiliknya sendiri; penerima tidak mengenal penjaminnya.']
      : []),
  ]
  return { certificate: certificateFacts(parsed), expired: left < 0, warnings }
}
