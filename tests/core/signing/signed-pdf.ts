import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { addSignatureFields } from '#electron/core/pdf/signature-field.ts'
import { createLocalCa, issueIdentity, toPem } from '#electron/core/signing/local-ca.ts'
import { openPkcs12 } from '#electron/core/signing/pkcs12/open-pkcs12.ts'
import { signDocument } from '#electron/core/signing/sign-document.ts'
import { createKeySigner, type Signer } from '#electron/core/signing/signer.ts'
import { type Trust, validatePdf } from '#electron/core/signing/validation/validate.ts'
import { instantSchema, toInstant } from '#shared/kernel/instant.ts'
import { judge } from '#shared/signing/verdict.ts'

export const FIELDS = ['ttd-1-terperiksa', 'ttd-2-ketua', 'ttd-3-anggota', 'ttd-4-saksi'] as const
const NOW = new Date(Date.now() + 5 * 86_400_000)
export const font = readFileSync('resources/fonts/Tinos-Regular.ttf')

export const workDir = () => mkdtempSync(join(tmpdir(), 'ttd-'))

/** Two pages, one with all fields; what finalising a document gives, without its text. */
export async function preparedPdf(names: readonly string[] = FIELDS): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  doc.addPage([595, 842]).drawText('Berita acara contoh, halaman satu', { x: 50, y: 780, size: 12 })
  doc.addPage([595, 842]).drawText('Halaman dua', { x: 50, y: 780, size: 12 })
  addSignatureFields(
    doc,
    names.map((name, i) => ({
      name,
      label: `Penanda tangan ${i + 1}`,
      page: 1,
      rect: [50, 600 - i * 90, 250, 670 - i * 90],
    })),
  )
  return doc.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
}

export type P12Options = Readonly<{
  key: readonly string[]
  legacy?: boolean
  days?: number
  bare?: 'nokeys' | 'nocerts'
}>

/** A key file as OpenSSL writes it; the password is `rahasia`. */
export function makeP12(dir: string, name: string, { key, legacy, days = 900, bare }: P12Options): Uint8Array {
  const at = (ending: string) => join(dir, `${name}.${ending}`)
  const quiet = { stdio: ['ignore', 'ignore', 'ignore'] as const }
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      ...key,
      '-nodes',
      '-sha256',
      '-keyout',
      at('key'),
      '-out',
      at('crt'),
      '-days',
      String(days),
      '-subj',
      `/CN=Contoh ${name}/O=Instansi Contoh`,
    ],
    { stdio: [...quiet.stdio] },
  )
  const source =
    bare === 'nocerts'
      ? ['-inkey', at('key'), '-nocerts']
      : bare === 'nokeys'
        ? ['-nokeys', '-in', at('crt')]
        : ['-inkey', at('key'), '-in', at('crt')]
  execFileSync(
    'openssl',
    ['pkcs12', '-export', ...(legacy ? ['-legacy'] : []), ...source, '-passout', 'pass:rahasia', '-out', at('p12')],
    {
      stdio: [...quiet.stdio],
    },
  )
  return readFileSync(at('p12'))
}

export const RSA = (bits: number) => ['-newkey', `rsa:${bits}`] as const
export const EC = (curve: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`] as const

/** Four different keys: an old key file, a new one, P-256 and a vault identity with its CA. */
async function fourSigners(dir: string): Promise<{ signers: Signer[]; trust: Trust }> {
  const files = [
    makeP12(dir, 'lama', { key: RSA(2048), legacy: true }),
    makeP12(dir, 'baru', { key: RSA(4096) }),
    makeP12(dir, 'kurva', { key: EC('P-256') }),
  ]
  const fromFiles = await Promise.all(files.map(async (file) => createKeySigner(await openPkcs12(file, 'rahasia'))))
  const ca = await createLocalCa('Instansi Contoh', new Date())
  const subject = {
    name: 'Contoh Saksi',
    nip: '199001012015011000',
    position: 'Saksi',
    organization: 'Instansi Contoh',
  }
  const record = await issueIdentity({ ca, subject, keyKind: 'rsa-3072', now: new Date() })
  const key = createPrivateKey({ key: Buffer.from(record.pkcs8), format: 'der', type: 'pkcs8' })
  writeFileSync(join(dir, 'ca.crt'), toPem(ca.certificate))
  const roots = [
    ...['lama', 'baru', 'kurva'].map((name) => ({
      pem: readFileSync(join(dir, `${name}.crt`), 'utf8'),
      origin: 'added' as const,
    })),
    { pem: toPem(ca.certificate), origin: 'agency' as const },
  ]
  return {
    signers: [...fromFiles, createKeySigner({ key, certificate: record.certificate, chain: [] })],
    trust: { roots, now: toInstant(NOW) },
  }
}

export const signAs = (bytes: Uint8Array, signer: Signer, { field, at }: { field: string; at: string }) =>
  signDocument(bytes, signer, {
    field,
    name: 'Contoh Nama',
    reason: 'Pemeriksaan',
    place: 'Kota Contoh',
    claimed: { at: instantSchema.parse(at), zone: 'WIT' },
    appearance: { lines: ['Contoh Nama', 'Ketua Tim', 'hari ini'], handwriting: null, font },
  })

/** Days apart, all after the certificates began. */
export const dayOf = (i: number) => new Date(Date.now() + 3_600_000 + i * 86_400_000).toISOString()

/** Revisions: prepared, then after each signature. */
export async function signedByFour(dir: string) {
  const { signers, trust } = await fourSigners(dir)
  const revisions = [await preparedPdf()]
  const times = signers.map((_, i) => dayOf(i))
  for (const [i, signer] of signers.entries())
    revisions.push(await signAs(revisions[i]!, signer, { field: FIELDS[i]!, at: times[i]! }))
  return { revisions, times, signers, trust }
}

export const reportOf = (bytes: Uint8Array, trust: Trust) => judge(validatePdf(bytes, trust), { trustChecked: true })
