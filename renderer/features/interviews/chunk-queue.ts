export type SoundChunk = Readonly<{ seq: number; atMs: number; sound: Blob }>
export type ChunkPort = Readonly<{
  append(chunk: Readonly<{ seq: number; atMs: number; base64: string }>): Promise<unknown>
  /** True when trying again cannot help: the recording has ended or is not known. */
  isFinal(error: unknown): boolean
}>
export type ChunkQueue = ReturnType<typeof createChunkQueue>

const RETRY_MS = 1000

/** Seconds of sound wait here, in order, until each is acknowledged as durable; a failed one is sent again. */
export function createChunkQueue(port: ChunkPort, onWaiting: (count: number) => void) {
  const waiting: SoundChunk[] = []
  let running: Promise<void> | null = null
  let broken = false
  let seq = 0

  async function run(): Promise<void> {
    for (let chunk = waiting[0]; chunk && !broken; chunk = waiting[0]) {
      if (await sent(chunk)) {
        waiting.shift()
        onWaiting(waiting.length)
      } else if (!broken) await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  async function sent({ seq: number, atMs, sound }: SoundChunk): Promise<boolean> {
    try {
      await port.append({ seq: number, atMs, base64: await toBase64(sound) })
      return true
    } catch (error) {
      broken = port.isFinal(error)
      return false
    }
  }
  const wake = () => {
    running ??= run().finally(() => {
      running = null
      if (waiting.length > 0 && !broken) wake()
    })
  }

  return {
    add(atMs: number, sound: Blob): void {
      waiting.push({ seq: seq++, atMs, sound })
      onWaiting(waiting.length)
      wake()
    },
    /** Resolves when everything given so far is acknowledged, or can never be. */
    async drained(): Promise<void> {
      while (running) await running
    },
    isBroken: () => broken,
  }
}

/** In slices, because a call cannot take a megabyte of arguments. */
async function toBase64(sound: Blob): Promise<string> {
  const bytes = new Uint8Array(await sound.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
