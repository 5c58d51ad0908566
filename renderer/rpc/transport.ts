import { type ArrivalReply, arrivalReplySchema } from '#shared/bundles/contract.ts'
import { batchReplySchema, type ImportReply, importErrors, importReplySchema } from '#shared/evidence/contract.ts'
import type { Connection } from './api.ts'
import { type Bridge, connectDesktop } from './transport-desktop.ts'
import { connectWeb } from './transport-web.ts'

/** Put on `window` by the desktop host's preload; absent in the web host. */
const bridge = () => (window as { readonly saksama?: Bridge }).saksama

export type SendOptions = Readonly<{ onProgress?: (sentBytes: number) => void; signal?: AbortSignal }>

/** The core behind this page, whichever host it runs in. */
export function connect(): Connection {
  const desktop = bridge()
  return desktop ? connectDesktop(desktop) : connectWeb()
}

/**
 * Hands the bytes of `file` to the ticket it was given. The desktop core reads a file on disk itself; everything else,
 * pasted images included, goes up as one streamed body. Rejects when aborted or when the core is gone.
 */
export async function sendFile(ticket: string, file: File, options: SendOptions = {}): Promise<ImportReply> {
  options.signal?.throwIfAborted()
  const claimed = await bridge()?.claimFile(ticket, file)
  return importReplySchema.parse(claimed ?? (await upload(`/import/${ticket}`, file, options)))
}

/** A bundle from another vault, likewise. */
export async function sendBundle(ticket: string, file: File, options: SendOptions = {}): Promise<ArrivalReply> {
  options.signal?.throwIfAborted()
  const claimed = await bridge()?.claimFile(ticket, file)
  return arrivalReplySchema.parse(claimed ?? (await upload(`/import/${ticket}`, file, options)))
}

/** Many small files by one ticket: their bytes go up as one body, without being read into memory here. */
export async function sendFiles(
  ticket: string,
  files: readonly File[],
  options: SendOptions = {},
): Promise<ImportReply[]> {
  options.signal?.throwIfAborted()
  const claimed = await bridge()?.claimFiles(ticket, files)
  const reply = claimed ?? (await upload(`/import-batch/${ticket}`, new Blob([...files]), options))
  // A body the browser could not read to its end is told once for all.
  return Array.isArray(reply) ? batchReplySchema.parse(reply) : files.map(() => importReplySchema.parse(reply))
}

/** XMLHttpRequest because fetch tells nothing while a body goes up. */
function upload(address: string, file: Blob, { onProgress, signal }: SendOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const cancel = () => request.abort()
    const settle = (act: () => void) => () => {
      signal?.removeEventListener('abort', cancel)
      act()
    }
    request.open('PUT', address)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress?.(event.loaded)
    request.onload = settle(() => resolve(request.response))
    request.onerror = settle(() => {
      const cut = new Error('the connection to the core was cut')
      isReadable(file).then((readable) => (readable ? reject(cut) : resolve(FILE_CHANGED)), reject)
    })
    request.onabort = settle(() => reject(signal?.reason ?? new DOMException('aborted', 'AbortError')))
    signal?.addEventListener('abort', cancel, { once: true })
    request.send(file)
  })
}

const FILE_CHANGED = { ok: false, code: 'file_changed', ...importErrors.file_changed } as const

/** The browser reports a file that changed or vanished like a lost connection; only reading tells them apart. */
const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
