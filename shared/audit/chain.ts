/** SHA-256 of the UTF-8 of a text, 64 lower-case hex digits; the core and the page each bring their own. */
export type HashText = (text: string) => string

/** What the first entry links to. */
export const GENESIS_HASH = '0'.repeat(64)

export type ChainHead = Readonly<{ seq: number; hash: string }>
export const GENESIS: ChainHead = { seq: 0, hash: GENESIS_HASH }

/** `entry` is the stored RFC 8785 text, byte for byte. */
export type ChainLink = Readonly<{ seq: number; prevHash: string; entry: string; hash: string }>

/**
 * hash = SHA-256( previous hash as 64 hex digits | line feed | entry text as stored ), so that anyone can check a link with
 * `printf '%s\n%s' "$previous" "$entry" | sha256sum`. The previous hash has one length only: no two inputs share a text.
 */
export const linkHash = (hashText: HashText, previous: string, entry: string): string =>
  hashText(`${previous}\n${entry}`)

export type ChainFault = 'gap' | 'previous_mismatch' | 'hash_mismatch'

/** What is wrong with a link after `previous`, or null. */
export function findLinkFault(hashText: HashText, previous: ChainHead, link: ChainLink): ChainFault | null {
  if (link.seq !== previous.seq + 1) return 'gap'
  if (link.prevHash !== previous.hash) return 'previous_mismatch'
  if (linkHash(hashText, link.prevHash, link.entry) !== link.hash) return 'hash_mismatch'
  return null
}
