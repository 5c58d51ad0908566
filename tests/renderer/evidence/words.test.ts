import { describe, expect, it } from 'vitest'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { viewerWords } from '#renderer/features/evidence/viewer-words.ts'
import {
  custodyWords,
  kindWords,
  noticeWords,
  originWords,
  platformWords,
  words,
} from '#renderer/features/evidence/words.ts'
import { custodySchema, evidenceOriginSchema, mediaKindSchema, noticeSchema } from '#shared/evidence/model.ts'
import { platformSchema } from '#shared/reports/model.ts'
import { countText } from '#shared/words/count-text.ts'

const ENGLISH = /\b(the|file|files|upload|delete|error|cancel|image|page|save|loading|open|close)\b/i

describe('words of evidence', () => {
  it.each([
    ['kinds', kindWords, mediaKindSchema.options],
    ['notices', noticeWords, noticeSchema.options],
    ['origins', originWords, evidenceOriginSchema.options],
    ['custody actions', custodyWords, custodySchema.shape.action.options],
    ['platforms', platformWords, platformSchema.options],
  ])('name all %s', (_name, named, all) => {
    expect(Object.keys(named).sort()).toEqual([...all].sort())
  })

  it('hold no English leftovers', () => {
    const all = [kindWords, noticeWords, originWords, custodyWords, words, viewerWords]
    expect(JSON.stringify(all.flatMap((group) => Object.values(group)))).not.toMatch(ENGLISH)
  })
})

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1.023 B'],
    [1536, '1,5 KB'],
    [10 * 1024 * 1024, '10 MB'],
    [4.2 * 1024 ** 3, '4,2 GB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text)
  })

  it('groups exact counts', () => {
    expect(countText(1_482_113)).toBe('1.482.113')
  })
})
