import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRenderer, type Renderer } from '#electron/core/documents/render.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'
import { aModel } from './a-minutes-model.ts'
import { checkStructure, flowText } from './pdf-facts.ts'
import { finished, newRenderer, setPages } from './printing.ts'

let renderer: Renderer
beforeAll(() => {
  renderer = newRenderer()
})
afterAll(() => renderer.close())

const [first, , third] = aModel().exchanges
const answered = (answer: string) => ({ exchanges: [{ ...first!, answer, question: 'Coba sebutkan.' }, third!] })
const printed = async (answer: string) => {
  const { pdf, replacedCharacters } = await setPages(renderer, { model: answered(answer) })
  return { text: flowText(pdf), replacedCharacters }
}

describe('hostile text', () => {
  test.each([
    '#read("/etc/passwd")',
    '#import "/templates/minutes.typ": *',
    '#{ while true {} }',
    '$x^2$ dan *b* dan _i_ dan `kode` dan <label> dan @acuan',
    '= Judul / butir - butir + butir',
    `O'Brien "Kutip" \\ garis \\u{41} //bukan catatan /* ini juga */`,
    '</text> <script>alert(1)</script> %PDF-1.7 endobj',
    '"}], "x": [{"',
  ])('%s stays what it is', async (answer) => {
    const { text, replacedCharacters } = await printed(answer)
    expect(text).toContain(answer)
    expect(replacedCharacters).toEqual([])
  })

  test('what no font has, and what would disguise text, is printed as its code and reported', async () => {
    const { text, replacedCharacters } = await printed('a👩b 中c \u202eterbalik\u202c d\u2066e\u2069 \u0007f \ud800g')
    for (const code of ['1F469', '4E2D', '202E', '202C', '2066', '2069', '0007', 'D800'])
      expect(text).toContain(`[U+${code}]`)
    expect(replacedCharacters).toEqual(['👩', '中', 'U+202E', 'U+202C', 'U+2066', 'U+2069', 'U+0007', 'U+D800'])
  })

  test('Arabic and Javanese are printed in their own letters', async () => {
    const { text, replacedCharacters } = await printed('عبد الله dan ꦱꦏ꧀ꦱꦩ')
    expect(replacedCharacters).toEqual([])
    expect(text).toMatch(/\p{Script=Arabic}/u)
    expect(text).toMatch(/\p{Script=Javanese}/u)
  })

  test('names, roles and titles are as harmless as answers', async () => {
    const hard = '#panic() *x* $y$ \\ "'
    const signers = aModel().signers.map((signer) => ({ ...signer, name: hard, role: hard }))
    const bytes = await finished(renderer, {
      model: {
        ...answered(hard),
        signers,
        number: hard,
        closing: hard,
        letterhead: { ...aModel().letterhead, agency: hard },
      },
    })
    expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors')
    expect(flowText(bytes).split(hard).length).toBeGreaterThan(10)
  })

  test('five thousand characters break over pages and none is lost', async () => {
    const answer = Array.from({ length: 700 }, (_, i) => `kata${i}`).join(' ')
    const { text } = await printed(answer)
    for (const i of [0, 350, 699]) expect(text).toContain(`kata${i}`)
    expect(text).toContain('Halaman 3 dari')
  })

  test('a word of twenty thousand letters is broken, not cut off', async () => {
    const { text } = await printed('panjang'.repeat(2858))
    expect(text.replace(/[\s\u200b]/g, '').match(/panjang/g)?.length).toBeGreaterThan(2700)
  })
})

test('two hundred exchanges keep their numbers and order', async () => {
  const exchanges = Array.from({ length: 200 }, (_, i) => ({
    ...first!,
    number: i + 1,
    answer: `Jawaban ke-${i + 1}.`,
  }))
  const { pdf, pages, fields } = await setPages(renderer, { model: { exchanges } })
  expect(pages).toBeGreaterThan(12)
  expect(fields.every(({ page }) => page === pages)).toBe(true)
  const found = flowText(pdf).match(/Jawaban ke-\d+\./g)
  expect(found).toEqual(exchanges.map(({ answer }) => answer))
})

describe('a worker in trouble', () => {
  const stubborn = (timeLimitMs?: number) =>
    createRenderer({
      workerFile: new URL('./stubborn-worker.ts', import.meta.url),
      resourcesDir,
      ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    })
  const failing = (code: string) => expect.objectContaining({ name: 'AppError', code })

  test('dies with the declared error for all who wait, and the next text is set by a new one', async () => {
    const one = stubborn()
    try {
      const lost = [setPages(one, { model: { closing: 'mati' } }), setPages(one)]
      for (const waiting of lost) await expect(waiting).rejects.toEqual(failing('render_failed'))
      expect((await setPages(one)).pages).toBeGreaterThan(0)
    } finally {
      await one.close()
    }
  })

  test('that takes too long is ended with the declared error, each time anew', async () => {
    const one = stubborn(250)
    try {
      for (const _ of [1, 2])
        await expect(setPages(one, { model: { closing: 'macet' } })).rejects.toEqual(failing('render_timeout'))
    } finally {
      await one.close()
    }
  })

  test('a request beyond all measure is refused before it is sent', async () => {
    const images = [{ name: 'besar.png', bytes: new Uint8Array(97 * 1024 * 1024) }]
    await expect(renderer.render({ template: 'minutes', data: {}, images })).rejects.toEqual(failing('render_failed'))
  })

  test('a picture that is none, and data that are missing, fail and harm nothing', async () => {
    const letterhead = { ...aModel().letterhead, logo: 'tidak-ada.png' }
    await expect(setPages(renderer, { model: { letterhead } })).rejects.toEqual(failing('render_failed'))
    await expect(renderer.render({ template: 'minutes', data: {}, images: [] })).rejects.toEqual(
      failing('render_failed'),
    )
    expect((await setPages(renderer)).pages).toBe(2)
  })

  test('closing rejects who waits', async () => {
    const one = newRenderer()
    const waiting = setPages(one)
    const refused = expect(waiting).rejects.toEqual(failing('render_failed'))
    await one.close()
    await refused
  })
})
