import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daySchema } from '#shared/kernel/instant.ts'
import type { EntryOf, RuleEntry } from '#shared/rules/model.ts'
import { createRulesBed, type RulesBed } from '#tests/support/create-rules-bed.ts'

let bed: RulesBed
let other: RulesBed
beforeEach(() => {
  bed = createRulesBed()
  other = createRulesBed()
})
afterEach(() => {
  bed.dispose()
  other.dispose()
})

const REASON = 'Naskah resmi telah dibaca.'
const day = (text: string) => daySchema.parse(text)
const entryOf = async (id: string, at = bed) =>
  (await at.api.rules.catalogue({})).entries.find((entry) => entry.id === id) as EntryOf<'norm'>
const put = (entry: RuleEntry, reason = REASON, at = bed) => at.api.rules.put({ entry, reason })
const corrected = async (text = 'Bunyi yang diperiksa dari naskah resmi.', at = bed): Promise<RuleEntry> => ({
  ...(await entryOf('norm.pp94-5n6', at)),
  text,
  confidence: 'text_found',
})
const sentenceOf = (promise: Promise<unknown>) =>
  promise.then(
    () => '',
    (error: Error) => error.message,
  )

describe('the office changes the catalogue', () => {
  test('as shipped it is version 0, and its digest names it', async () => {
    const found = await bed.api.rules.catalogue({})
    expect(found.version).toBe(0)
    expect(found.entries).toHaveLength(bed.ruleBook.shipped().length)
    expect(found.digest).toBe((await other.api.rules.catalogue({})).digest)
    expect(new Set(Object.values(found.origins))).toEqual(new Set(['shipped']))
  })

  test('a correction is a version with reason; the earlier one stays readable', async () => {
    expect(await put(await corrected())).toBe(1)
    expect(await entryOf('norm.pp94-5n6')).toMatchObject({ confidence: 'text_found' })
    const before = await bed.api.rules.catalogue({ version: 0 }).catch((error) => error)
    expect(before).toMatchObject({ version: 0 })
    expect((await bed.api.rules.catalogue({})).origins['norm.pp94-5n6']).toBe('corrected')
    const [version] = await bed.api.rules.history()
    expect(version).toMatchObject({
      version: 1,
      kind: 'edit',
      reason: REASON,
      by: 'Wening Prabasari',
      changes: [
        {
          id: 'norm.pp94-5n6',
          change: 'corrected',
          before: { confidence: 'transcription' },
          after: { confidence: 'text_found' },
        },
      ],
    })
    expect(bed.actions).toEqual(['rule.changed'])
  })

  test('a law that ends and its successor: retire, then add under the same key', async () => {
    const old = await entryOf('norm.pp94-5n6')
    const next: RuleEntry = { ...old, id: 'norm.pp99-5n6', validFrom: day('2027-01-01'), article: 'Pasal 7 PP 99/2026' }
    expect(await sentenceOf(put(next))).toMatch(/bertumpang tindih dengan "Kegiatan yang mengarah/)
    await bed.api.rules.retire({ id: old.id, lastDay: day('2026-12-31'), reason: REASON })
    expect(await put(next)).toBe(2)
    expect((await bed.api.rules.catalogue({})).origins['norm.pp99-5n6']).toBe('own')
  })

  test('undo is a new version; what it undoes stays in the history', async () => {
    await put(await corrected())
    const digest = (await bed.api.rules.catalogue({ version: 0 })).digest
    expect(await bed.api.rules.undo({ version: 1, reason: 'Keliru membaca.' })).toBe(2)
    expect((await bed.api.rules.catalogue({})).digest).toBe(digest)
    expect((await bed.api.rules.history()).map(({ kind, version }) => [version, kind])).toEqual([
      [2, 'undo'],
      [1, 'edit'],
    ])
    await expect(bed.api.rules.undo({ version: 1, reason: REASON })).rejects.toMatchObject({ code: 'nothing_changed' })
    await expect(bed.api.rules.undo({ version: 9, reason: REASON })).rejects.toMatchObject({
      code: 'rule_version_not_found',
    })
  })

  test('undoing an addition that others refer to is refused', async () => {
    const deed = (await bed.api.rules.catalogue({})).entries.find(({ id }) => id === 'deed.like') as RuleEntry
    await put({ ...deed, id: 'deed.baru', key: 'deed.baru', title: 'Bentuk baru' })
    const norm = await entryOf('norm.pp94-5n6')
    await put({ ...norm, deeds: [...norm.deeds, 'deed.baru'] })
    expect(await sentenceOf(bed.api.rules.undo({ version: 1, reason: REASON }))).toMatch(/merujuk "deed.baru"/)
  })

  test.each([
    ['without a source', { source: ' ' }, /sumbernya kosong/],
    ['that ends before it begins', { validTo: day('2020-01-01') }, /mendahului awal berlaku/],
    ['that refers to nothing', { deeds: ['deed.tidak-ada'] }, /tidak ada dalam katalog/],
  ] as const)('an entry %s is refused with the sentence, and nothing is kept', async (_, change, sentence) => {
    const entry = { ...(await entryOf('norm.pp94-5n6')), ...change } as RuleEntry
    expect(await sentenceOf(put(entry))).toMatch(sentence)
    expect((await bed.api.rules.catalogue({})).version).toBe(0)
    expect(bed.actions).toEqual([])
  })

  test('no reason, no change, no such rule', async () => {
    await expect(put(await corrected(), ' a ')).rejects.toMatchObject({ code: 'reason_required' })
    await expect(put(await entryOf('norm.pp94-5n6'))).rejects.toMatchObject({ code: 'nothing_changed' })
    await expect(
      bed.api.rules.retire({ id: 'norm.none', lastDay: day('2026-01-01'), reason: REASON }),
    ).rejects.toMatchObject({ code: 'rule_not_found' })
    expect(
      await sentenceOf(bed.api.rules.retire({ id: 'norm.pp94-5n6', lastDay: day('2020-01-01'), reason: REASON })),
    ).toMatch(/mendahului/)
    await expect(bed.api.rules.catalogue({ version: 7 })).rejects.toMatchObject({ code: 'rule_version_not_found' })
  })
})

describe('a rule pack', () => {
  const exported = async (from = bed): Promise<string> => {
    const path = join(from.folder, 'paket.json')
    from.saveAt(path)
    expect(await from.api.rules.exportPack()).toEqual({ savedAs: path })
    return readFileSync(path, 'utf8')
  }
  const take = (text: string, trustSigner = true) =>
    other.api.rules.takePack({ text, reason: 'Dari BKPPD Contoh Raya.', trustSigner })

  test('carries the office’s changes to another office, previewed and signed', async () => {
    await put(await corrected())
    const text = await exported()
    const preview = await other.api.rules.previewPack({ text })
    expect(preview).toMatchObject({ office: 'BKPPD Contoh Raya', signer: { known: false }, faults: [] })
    expect(preview.changes.map(({ id, change }) => [id, change])).toEqual([['norm.pp94-5n6', 'corrected']])
    await expect(take(text, false)).rejects.toMatchObject({ code: 'signer_unconfirmed' })
    expect(await take(text)).toBe(1)
    expect((await other.api.rules.catalogue({})).digest).toBe((await bed.api.rules.catalogue({})).digest)
    expect((await other.api.rules.history())[0]).toMatchObject({ kind: 'import' })
  })

  test('from a signer once trusted needs no second confirmation; the same key signs again', async () => {
    await put(await corrected())
    await take(await exported())
    await put(await corrected('Bunyi kedua.'))
    const text = await exported()
    expect((await other.api.rules.previewPack({ text })).signer).toMatchObject({
      known: true,
      name: 'BKPPD Contoh Raya',
    })
    expect(await take(text, false)).toBe(2)
    await expect(take(text, false)).rejects.toMatchObject({ code: 'nothing_changed' })
  })

  test('a signer no longer trusted is asked about again; what was taken stays', async () => {
    await put(await corrected())
    await take(await exported())
    const [signer] = await other.api.rules.signers()
    expect(signer).toMatchObject({ name: 'BKPPD Contoh Raya', by: 'Wening Prabasari' })
    const { publicKey } = signer!
    const distrust = (over = {}) => other.api.rules.distrust({ publicKey, reason: 'Kunci pengirim diganti.', ...over })
    await expect(distrust({ reason: ' ' })).rejects.toMatchObject({ code: 'reason_required' })
    await expect(distrust({ publicKey: '0' })).rejects.toMatchObject({ code: 'signer_not_found' })
    await distrust()
    expect(await other.api.rules.signers()).toEqual([])
    expect(other.actions.at(-1)).toBe('rule.signer_removed')
    await put(await corrected('Bunyi kedua.'))
    await expect(take(await exported(), false)).rejects.toMatchObject({ code: 'signer_unconfirmed' })
    expect((await other.api.rules.catalogue({})).version).toBe(1)
  })

  test('of one’s own is known, and changes nothing', async () => {
    await put(await corrected())
    const preview = await bed.api.rules.previewPack({ text: await exported() })
    expect(preview.signer.known).toBe(true)
    expect(preview.changes).toEqual([])
  })

  const tampered: readonly (readonly [string, (file: never) => unknown, string])[] = [
    [
      'altered by a word',
      (file: { pack: { entries: { text: string }[] } }) => {
        file.pack.entries[0]!.text += '.'
        return file
      },
      'pack_altered',
    ],
    [
      'with another office’s name',
      (file: { pack: { office: string } }) => {
        file.pack.office = 'Lain'
        return file
      },
      'pack_altered',
    ],
    [
      'with an extra member',
      (file: { pack: object }) => ({ ...file, pack: { ...file.pack, extra: 1 } }),
      'pack_altered',
    ],
    [
      'with a signature of zeros',
      (file: { signature: { value: string } }) => {
        file.signature.value = '0'.repeat(128)
        return file
      },
      'pack_altered',
    ],
    [
      'with a key that is no point',
      (file: { signature: { publicKey: string } }) => {
        file.signature.publicKey = 'f'.repeat(64)
        return file
      },
      'pack_altered',
    ],
    ['without a signature', ({ pack }: { pack: object }) => ({ pack }), 'pack_unsigned'],
    ['with an empty signature', (file: object) => ({ ...file, signature: {} }), 'pack_unsigned'],
    ['of another kind', () => ({ format: 'saksama-vault' }), 'pack_unreadable'],
    ['that is a list', () => [], 'pack_unreadable'],
  ]
  test.each(tampered)('%s is refused', async (_, change, code) => {
    await put(await corrected())
    const text = JSON.stringify(change(JSON.parse(await exported()) as never))
    await expect(other.api.rules.previewPack({ text })).rejects.toMatchObject({ code })
    await expect(take(text)).rejects.toMatchObject({ code })
    expect((await other.api.rules.catalogue({})).version).toBe(0)
  })

  test.each(['', '{', 'PK\u0003\u0004', '"teks"', '{"pack":{"type":"saksama/rules","format":1},"pack":null}'])(
    '%j is not a pack',
    async (text) => {
      await expect(other.api.rules.previewPack({ text })).rejects.toMatchObject({ code: 'pack_unreadable' })
    },
  )

  test('spaces and order of members may change on the way: what counts is what it says', async () => {
    await put(await corrected())
    const { pack, signature } = JSON.parse(await exported())
    expect(await take(JSON.stringify({ signature, pack }))).toBe(1)
  })

  test('that contradicts the catalogue here shows why and is not taken', async () => {
    const norm = await entryOf('norm.pp94-5n6')
    await put({ ...norm, id: 'norm.lain', key: 'norm.lain' })
    const text = await exported()
    const here = await entryOf('norm.pp94-5n6', other)
    await put({ ...here, id: 'norm.sini', key: 'norm.lain' }, REASON, other)
    expect((await other.api.rules.previewPack({ text })).faults.join()).toMatch(/bertumpang tindih/)
    expect(await sentenceOf(take(text))).toMatch(/bertumpang tindih/)
  })

  test('is not made of nothing, nor written where it cannot be', async () => {
    await expect(bed.api.rules.exportPack()).rejects.toMatchObject({ code: 'nothing_to_export' })
    await put(await corrected())
    bed.saveAt(null)
    expect(await bed.api.rules.exportPack()).toEqual({ savedAs: null })
    bed.saveAt('/tidak/ada/di-sini.json')
    await expect(bed.api.rules.exportPack()).rejects.toMatchObject({ code: 'save_failed' })
    expect(bed.incidents).toEqual([])
  })
})
