import type { Draft } from '#renderer/rpc/use-draft.ts'
import { confirm } from './confirm.tsx'

export const DISCARD = 'Buang isian'

/** Typing is thrown away only on purpose. */
export const askDiscard = (draft: Pick<Draft<unknown>, 'discard'>, onDone?: () => void): void =>
  confirm({
    title: 'Buang isian ini?',
    body: 'Yang diketik di sini dan belum disimpan ke perkara akan hilang.',
    confirmLabel: DISCARD,
    danger: true,
    onConfirm: async () => {
      await draft.discard()
      onDone?.()
    },
  })
