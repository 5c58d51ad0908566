import type { Notice } from '#shared/evidence/model.ts'
import type { Scan } from './scan.ts'

const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1')
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const SUSPICIOUS_RATIO = 200

const ARCHIVES = ['zip', 'rar', '7z', 'gz', 'tar', 'bz2', 'xz', 'zst']

/** Archives are kept closed; their directory tells whether they are encrypted or would unpack to far more than they weigh. */
export function zipNotices(ext: string, { tail, size }: Pick<Scan, 'tail' | 'size'>): Notice[] {
  const archive: Notice[] = ARCHIVES.includes(ext) ? ['archive'] : []
  const directory = readDirectory(tail)
  if (!directory) return archive
  const notices = archive
  if (directory.encrypted) notices.push('encrypted_archive')
  if (directory.unpacked > SUSPICIOUS_RATIO * Math.max(size, 1024)) notices.push('high_compression')
  return notices
}

/** APPNOTE.TXT § 4.3.12, as much of the central directory as lies in the tail. Nothing is unpacked. */
function readDirectory(tail: Buffer): { encrypted: boolean; unpacked: number } | null {
  if (tail.lastIndexOf(END_OF_DIRECTORY) < 0) return null
  let encrypted = false
  let unpacked = 0
  for (let at = tail.indexOf(ENTRY); at >= 0 && at + 46 <= tail.length; at = tail.indexOf(ENTRY, at + 46)) {
    encrypted ||= (tail.readUInt16LE(at + 8) & 1) === 1
    const size = tail.readUInt32LE(at + 24)
    unpacked += size === 0xffffffff ? 2 ** 40 : size
  }
  return { encrypted, unpacked }
}
