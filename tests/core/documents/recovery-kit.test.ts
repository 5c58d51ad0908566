import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderRecoveryKit } from '#electron/core/documents/recovery-kit.ts'
import type { Renderer } from '#electron/core/documents/render.ts'
import { words } from '#renderer/features/vault/words.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { keyGroups } from '#shared/vault/recovery-key.ts'
import { checkStructure, flowText, pdfInfo } from './pdf-facts.ts'
import { newRenderer } from './printing.ts'

// Letters of Bech32 (BIP 173) in any order; the checksum does not matter for printing.
const KEY = `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)}`
const facts = {
  vaultId: '0123456789abcdef'.repeat(2),
  ownerName: 'Wening "Kutip" *Prabasari* #panic()',
  recoveryKey: KEY,
  createdAt: instantSchema.parse('2026-10-20T02:00:00.000Z'),
  folder: 'C:\\Users\\Contoh Nama\\AppData\\Local\\Saksama\\brankas',
}

let renderer: Renderer
let pdf: Uint8Array
let text: string
beforeAll(async () => {
  renderer = newRenderer()
  pdf = await renderRecoveryKit(renderer, facts)
  text = flowText(pdf)
})
afterAll(() => renderer.close())

test('is one sound page of A4', () => {
  expect(pdfInfo(pdf)).toMatchObject({ Pages: '1', Tagged: 'yes' })
  expect(pdfInfo(pdf)['Page size']).toContain('A4')
  expect(checkStructure(pdf)).toContain('No syntax or stream encoding errors')
})

test('has the whole key in its groups, in order', () => {
  const letters = text.replace(/\s/g, '')
  let from = 0
  for (const group of keyGroups(KEY)) {
    expect(letters.indexOf(group, from), group).toBeGreaterThanOrEqual(from)
    from = letters.indexOf(group, from) + group.length
  }
  expect(letters).toContain(KEY)
})

test('says whose it is, of which vault, where and when', () => {
  expect(text).toContain(facts.ownerName)
  expect(text).toContain(facts.vaultId)
  expect(text).toContain(facts.folder)
  expect(text).toContain('20 Oktober 2026 pukul 09.00 WIB')
})

test('warns of what is lost with it, and of whom it lets in', () => {
  expect(text).toContain('hilang selamanya')
  expect(text).toContain('dapat membaca seluruh isinya')
  expect(text).toContain('SANGAT RAHASIA')
})

test('names what the screen names, and says what the product does', () => {
  expect(text).toContain(`“${words.unlock.title}”`)
  expect(text).toContain(`“${words.unlock.forgot}”`)
  expect(text).toContain(`“${words.recover.submit}”`)
  expect(text).toContain('Spasi serta huruf besar dan kecil tidak berpengaruh')
  expect(text).toContain('tetap berlaku bila kata sandi diganti')
  expect(KEY.slice('AGE-SECRET-KEY-1'.length)).not.toMatch(/[BIO1]/)
})

test('a very long folder and name still leave one page', async () => {
  const long = { ...facts, ownerName: 'Nama '.repeat(40), folder: `/home/${'folder-panjang/'.repeat(16)}brankas` }
  expect(pdfInfo(await renderRecoveryKit(renderer, long)).Pages).toBe('1')
})
