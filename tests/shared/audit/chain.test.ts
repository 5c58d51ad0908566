import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainLink, findLinkFault, GENESIS, GENESIS_HASH, linkHash } from '#shared/audit/chain.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const chainOf = (entries: readonly string[]) => {
  const links: ChainLink[] = []
  for (const [index, entry] of entries.entries()) {
    const prevHash = links.at(-1)?.hash ?? GENESIS_HASH
    links.push({ seq: index + 1, prevHash, entry, hash: linkHash(sha256, prevHash, entry) })
  }
  return links
}
const firstFault = (links: readonly ChainLink[]) => {
  let head = GENESIS as { seq: number; hash: string }
  for (const link of links) {
    const fault = findLinkFault(sha256, head, link)
    if (fault) return [link.seq, fault]
    head = link
  }
  return null
}

test('the documented one-liner gives the hash', () => {
  expect(linkHash(sha256, GENESIS_HASH, '{"a":1}')).toBe(sha256(`${'0'.repeat(64)}\n{"a":1}`))
})

test('any chain is whole; any single change to any link is found', () => {
  const entries = fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(entries, fc.nat(), fc.constantFrom('entry', 'hash', 'prevHash', 'drop', 'swap'), (texts, at, kind) => {
      const links = chainOf(texts)
      expect(firstFault(links)).toBeNull()
      const index = at % (links.length - 1)
      const link = links[index]!
      const changed = {
        entry: links.with(index, { ...link, entry: `${link.entry}x` }),
        hash: links.with(index, { ...link, hash: sha256(link.hash) }),
        prevHash: links.with(index, { ...link, prevHash: sha256(link.prevHash) }),
        drop: links.toSpliced(index, 1),
        swap: links.with(index, links[index + 1]!).with(index + 1, link),
      }[kind]
      expect(firstFault(changed)).not.toBeNull()
    }),
  )
})

test('names what is wrong', () => {
  const links = chainOf(['a', 'b', 'c'])
  expect(firstFault(links.toSpliced(1, 1))).toEqual([3, 'gap'])
  expect(firstFault(links.with(1, { ...links[1]!, entry: 'x' }))).toEqual([2, 'hash_mismatch'])
  const forged = linkHash(sha256, GENESIS_HASH, 'b')
  expect(firstFault(links.with(1, { ...links[1]!, prevHash: GENESIS_HASH, hash: forged }))).toEqual([
    2,
    'previous_mismatch',
  ])
})
