/** What a single pass over the bytes remembers, whatever the size: the head, the tail and which markers went by. */
export type Scan = Readonly<{ head: Buffer; tail: Buffer; size: number; found: ReadonlySet<string> }>

const HEAD = 64 * 1024
const TAIL = 128 * 1024
const OVERLAP = 32

/**
 * Watches a stream go by. Markers are short ASCII strings (at most 32 bytes, none the beginning of another) and are
 * found across chunk borders. `watch()` is called with each chunk in order; `result()` once at the end. `size`: how many bytes
 * will come, where that is known.
 */
export function createScanner(markers: readonly string[], size = TAIL) {
  const head: Buffer[] = []
  let headSize = 0
  const tail = createTail(Math.max(1, Math.min(TAIL, size)))
  let seen = 0
  let pdf = false
  let carry = ''
  // One pass for all of them: several times faster than a search for each.
  const wanted = new RegExp(markers.map((marker) => marker.replace(/\W/g, '\\$&')).join('|'), 'g')
  const found = new Set<string>()

  function search(chunk: Buffer) {
    const text = carry + chunk.toString('latin1')
    for (const [marker] of text.matchAll(wanted)) found.add(marker)
    carry = text.slice(-OVERLAP)
  }

  return {
    watch(bytes: Uint8Array) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      seen += chunk.length
      if (headSize < HEAD) {
        head.push(Buffer.from(chunk.subarray(0, HEAD - headSize)))
        headSize += head.at(-1)?.length ?? 0
      }
      tail.add(chunk)
      pdf ||= seen - chunk.length < 1024 && Buffer.concat(head).subarray(0, 1024).includes('%PDF-')
      if (pdf && found.size < markers.length) search(chunk)
    },
    result: (): Scan => ({ head: Buffer.concat(head), tail: tail.bytes(), size: seen, found }),
  }
}

/** The last bytes that went by, in one ring that is never allocated anew. */
function createTail(room: number) {
  const ring = Buffer.allocUnsafeSlow(room)
  let end = 0
  return {
    add(chunk: Buffer) {
      const last = chunk.subarray(-room)
      const at = (end + chunk.length - last.length) % room
      const copied = last.copy(ring, at)
      last.copy(ring, 0, copied)
      end += chunk.length
    },
    bytes: (): Buffer =>
      end <= room ? ring.subarray(0, end) : Buffer.concat([ring.subarray(end % room), ring.subarray(0, end % room)]),
  }
}
