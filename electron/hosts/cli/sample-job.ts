import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Core } from '#electron/core/core.ts'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { fillSample } from '#electron/core/sample/fill-sample.ts'
import { readSample } from '#electron/core/sample/material.ts'
import { SAMPLE_PASSWORD } from '#electron/core/vault/handlers.ts'
import { accountOf } from './sample-account.ts'
import { signAll } from './sample-signing.ts'

type Job = Readonly<{ core: Core; ports: Ports; say(step: string): void }>
type Made = Readonly<{ pdf: Uint8Array; trust: string; account: unknown }>

/** From an empty folder to a berita acara with four signatures, each with another kind of key. */
export async function runSampleJob({ core, ports, say }: Job): Promise<Made> {
  const { api } = core
  const { resourcesDir } = ports
  say('Membuat brankas terenkripsi')
  await api.vault.create({ password: SAMPLE_PASSWORD, ownerName: 'Petugas Contoh' })
  say('Mencatat laporan, mengamankan bukti, memberi anotasi, merekam klarifikasi')
  const files = await readSample(resourcesDir)
  const importBytes = (ticket: string, bytes: Uint8Array) => core.importStream(ticket, Readable.from([bytes]))
  const sample = await fillSample({ api, importBytes, newId: ports.newId }, files)

  say('Menyusun berita acara')
  const draft = await api.documents.draft({ interviewId: sample.interviewId, kind: 'clarification_minutes' })
  const fields = { ...draft.fields, number: '800.1.6.2/022/2026', othersSign: true }
  await api.documents.update({ id: draft.id, fields })
  const final = await api.documents.finalize({ id: draft.id })
  const outsideRoot = await readFile(join(resourcesDir, 'sample', 'ca-luar.pem'), 'utf8')
  await api.signing.roots.add({ pem: outsideRoot })
  await signAll({ api, resourcesDir, material: files.material, say }, final)

  const document = await api.documents.get({ id: draft.id })
  const pdf = await readMedia(core, document.revisions.at(-1)?.blobId ?? '')
  const agency = await api.signing.caCertificate()
  const trust = `${agency?.pem.trim() ?? ''}\n${outsideRoot.trim()}\n`
  return { pdf, trust, account: await accountOf(api, sample, document) }
}

/** A revision as the page would fetch it. */
async function readMedia(core: Core, id: string): Promise<Uint8Array> {
  const reply = await core.media(new Request(`http://local/media/${id}`))
  if (!reply.ok) throw new Error('Naskah yang ditandatangani tidak dapat dibaca.')
  return new Uint8Array(await reply.arrayBuffer())
}
