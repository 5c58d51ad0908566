import { describe, expect, it } from 'vitest'
import { verificationWords } from '#renderer/features/signing/verification-words.ts'
import { fieldStateWords, keyKindWords, words, worthWords } from '#renderer/features/signing/words.ts'
import { fieldStateSchema, vaultKeyKindSchema } from '#shared/signing/model.ts'

describe('words of signing', () => {
  it('name every state and kind of key', () => {
    expect(Object.keys(fieldStateWords).sort()).toEqual([...fieldStateSchema.shape.state.options].sort())
    expect(Object.keys(keyKindWords).sort()).toEqual([...vaultKeyKindSchema.options].sort())
  })

  it('say of our own identities that they are not certified, and claim no more', () => {
    expect(worthWords.identity).toContain('tidak tersertifikasi')
    expect(worthWords.pkcs12).toContain('tidak dapat memastikannya')
    const all = JSON.stringify([words, verificationWords])
    expect(all).not.toMatch(/dijamin|pasti sah|sah secara hukum/i)
  })
})
