import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { anchorQrText, anchorWords } from '#shared/audit/anchor-text.ts'
import type { ChainHead } from '#shared/audit/chain.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Session } from '../kernel/session.ts'
import type { PlacedText } from '../reports/leak-check.ts'
import { type LeavingPorts, saveOutside } from '../reports/leaving.ts'
import { listCheckpoints, parseEntryText, proofAfter } from './repository.ts'

const BATCH = 1000

export type ExportProgress = Readonly<{ written: number; total: number; done: boolean; savedAs: string | null }>

const HOW = [
  'Tiap baris adalah JSON. Baris "entri" memuat teks entri persis seperti dirantai: hash = SHA-256(hash sebelumnya, baris baru, teks entri).',
  'Periksa satu mata rantai: printf \'%s\\n%s\' "$hash_sebelumnya" "$entri" | sha256sum. Hash sebelum entri pertama adalah 64 angka nol.',
  'Baris "pengesahan" ditandatangani Ed25519 atas teks RFC 8785 {"type":"saksama/v1/audit-checkpoint","vaultId","userId","seq","hash","at"}.',
  'Baris "kepala" adalah entri terakhir, juga sebagai dua belas kata untuk dicocokkan dengan naskah cetak.',
]

/**
 * Writes the whole log as lines of JSON: how to check it, every entry with its link, the signed checkpoints, the head. The
 * head is signed first. Entries that come while writing are left out. Errors as declared by the contract.
 */
export async function* exportLog(session: Session, ports: LeavingPorts): AsyncGenerator<ExportProgress, void> {
  const head = await session.trail.sign()
  const progress: ExportProgress[] = []
  let wake = () => {}
  const tell = (written: number) => {
    progress.splice(0, progress.length, { written, total: head.seq, done: false, savedAs: null })
    wake()
  }
  const stop = new AbortController()
  const work = saveOutside(session, ports, {
    kind: 'audit',
    subject: session.vaultId,
    name: nameOf(head),
    texts: textsOf(session, head),
    fill: (file) => writeLines(file, { session, ports, head, tell, signal: stop.signal }),
  }).finally(() => {
    stop.abort()
    wake()
  })
  try {
    while (!stop.signal.aborted) {
      const next = progress.shift()
      if (next) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
          if (stop.signal.aborted) resolve()
        })
    }
    const savedAs = await work
    if (savedAs !== null)
      session.commit({ action: 'audit.exported', subject: session.vaultId, details: { ...head } }, () => {})
    yield { written: head.seq, total: head.seq, done: true, savedAs }
  } finally {
    stop.abort()
    await work.catch(() => null)
  }
}

const nameOf = ({ seq }: ChainHead) => `Jejak audit sampai entri ${seq}.jsonl`

async function* textsOf({ db }: Session, head: ChainHead): AsyncGenerator<PlacedText, void> {
  for await (const { entry, seq } of entriesOf(db, head)) {
    const { actor, details } = parseEntryText(entry)
    yield { place: `entri nomor ${seq}`, text: `${actor}\n${JSON.stringify(details)}` }
  }
}

async function* entriesOf(db: Session['db'], head: ChainHead) {
  for (let seq = 0; seq < head.seq; ) {
    const links = proofAfter(db, seq, BATCH).filter((link) => link.seq <= head.seq)
    if (links.length === 0) return
    yield* links
    seq = links.at(-1)?.seq ?? head.seq
    await setImmediate()
  }
}

type Writing = Readonly<{
  session: Session
  ports: LeavingPorts
  head: ChainHead
  tell(written: number): void
  signal: AbortSignal
}>

async function writeLines(file: FileHandle, { session, ports, head, tell, signal }: Writing): Promise<void> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  await file.write(
    line({
      jenis: 'kepala berkas',
      format: 'saksama-jejak-audit',
      versi: 1,
      vaultId: session.vaultId,
      dibuat: toInstant(ports.now()),
      entri: head.seq,
      cara: HOW,
    }),
  )
  let batch = ''
  for await (const { seq, prevHash, entry, hash } of entriesOf(session.db, head)) {
    signal.throwIfAborted()
    batch += line({ jenis: 'entri', seq, hashSebelumnya: prevHash, entri: entry, hash })
    if (seq % BATCH !== 0) continue
    await file.write(batch)
    batch = ''
    tell(seq)
  }
  await file.write(batch)
  for (const { signature, ...checkpoint } of listCheckpoints(session.db).filter(({ seq }) => seq <= head.seq))
    await file.write(line({ jenis: 'pengesahan', ...checkpoint, signature: Buffer.from(signature).toString('base64') }))
  const words = anchorWords(head)
  await file.write(line({ jenis: 'kepala', ...head, kata: words, qr: anchorQrText(head, session.vaultId) }))
}
