import { describe, expect, it } from 'vitest'
import { droppedFiles, pastedFiles } from '#renderer/features/evidence/transferred-files.ts'

const transfer = (files: File[]) => ({ files, items: [] }) as unknown as DataTransfer

describe('files of a paste or drop', () => {
  it('names screenshots by the time of pasting and leaves other names alone', () => {
    const files = pastedFiles(
      transfer([new File(['x'], 'image.png', { type: 'image/png' }), new File(['y'], 'surat.pdf')]),
      new Date(2026, 2, 5, 9, 3, 7),
    )
    expect(files.map(({ name }) => name)).toEqual(['Tempelan 2026-03-05 09.03.07.png', 'surat.pdf'])
    expect(files[0]!.type).toBe('image/png')
  })

  it('falls back to plain files where entries are not offered', async () => {
    const { files } = await droppedFiles(transfer([new File(['x'], 'a.txt')]))({})
    expect(files.map(({ name }) => name)).toEqual(['a.txt'])
  })
})
