import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Material } from '#electron/core/sample/material.ts'
import type { Api } from '#shared/contract.ts'
import type { Document, Signer } from '#shared/documents/model.ts'
import type { Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'

/** Of the two key files in `resources/sample`. */
const KEY_FILE_PASSWORD = 'contoh-2026'

type Means = Parameters<Api['signing']['sign']>[0]['with']
type Signing = Readonly<{ api: Api; resourcesDir: string; material: Material; say(step: string): void }>

/**
 * Four signers, four kinds of key: the subject a legacy RSA-2048 file, the examiners RSA-3072 and P-256 keys of the
 * vault, the witness an RSA-4096 file.
 */
export async function signAll(signing: Signing, { id, signers }: Document): Promise<void> {
  const { api, say, material } = signing
  for (const signer of signers) {
    say(`Menandatangani: ${signer.role}, ${signer.name}`)
    await api.signing.sign({
      documentId: id,
      field: signer.field,
      with: await meansOf(signing, signer),
      handwritingPngBase64: null,
      place: material.settings.city,
      reason: signer.role,
    })
  }
}

async function meansOf(signing: Signing, { name, nip, role }: Signer): Promise<Means> {
  const { subject, examiners, witness } = signing.material
  const isThe = (person: Person | undefined) => person !== undefined && formatNip(person.nip) === nip
  if (isThe(subject)) return keyFile(signing, 'terperiksa.p12')
  if (isThe(witness)) return keyFile(signing, 'saksi.p12')
  const position = examiners.find(isThe)?.position ?? role
  const keyKind = isThe(examiners[0]) ? 'rsa-3072' : 'ec-p256'
  const { id } = await signing.api.signing.createIdentity({ name, nip, position, keyKind })
  return { kind: 'identity', identityId: id }
}

const keyFile = async ({ resourcesDir }: Signing, name: string): Promise<Means> => ({
  kind: 'pkcs12',
  fileBase64: (await readFile(join(resourcesDir, 'sample', name))).toString('base64'),
  password: KEY_FILE_PASSWORD,
})
