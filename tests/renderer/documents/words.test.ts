import { describe, expect, it } from 'vitest'
import { pdfWords } from '#renderer/features/documents/pdf-words.ts'
import {
  authorityWords,
  dateStyleWords,
  kindWords,
  revisionWords,
  stateWords,
  voiceWords,
  words,
} from '#renderer/features/documents/words.ts'
import {
  authoritySchema,
  documentFieldsSchema,
  documentKindSchema,
  documentStateSchema,
  revisionSchema,
} from '#shared/documents/model.ts'

const { dateStyle, examinerVoice } = documentFieldsSchema.shape

describe('words of documents', () => {
  it.each([
    ['kind', kindWords, documentKindSchema.options],
    ['state', stateWords, documentStateSchema.options],
    ['kind of revision', revisionWords, revisionSchema.shape.kind.options],
    ['style of date', dateStyleWords, dateStyle.options],
    ['voice', voiceWords, examinerVoice.options],
    ['authority', authorityWords, authoritySchema.options.map(({ shape }) => shape.kind.value)],
  ])('name every %s', (_name, named, all) => {
    expect(Object.keys(named).sort()).toEqual([...all].sort())
  })

  it('hold no English leftovers', () => {
    const values = [...Object.values(words), ...Object.values(pdfWords)]
    const sentences = values.flatMap((word): unknown[] => (typeof word === 'object' ? Object.values(word) : [word]))
    expect(sentences.filter((word) => typeof word === 'string').join(' ')).not.toMatch(
      /\b(the|page|draft|sign|export|save|loading|open)\b/i,
    )
  })
})
