import { parentPort } from 'node:worker_threads'

/** The real thread, but it can be told to die or to hang, as no text is known to make it. */
await import('#electron/core/documents/typst-worker.ts')

parentPort?.on('message', ({ data }: { data: Record<string, string> }) => {
  if (data.model?.includes('"mati"')) process.exit(1)
  if (data.model?.includes('"macet"')) for (;;) Math.sqrt(2)
})
