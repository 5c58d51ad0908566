import { useReducer } from 'react'
import { reduce, startEditor } from '#shared/annotation/editor.ts'
import { canRedo, canUndo } from '#shared/annotation/history.ts'
import type { Api } from '#shared/contract.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { useAutosave } from './use-autosave.ts'

export type Loaded = Awaited<ReturnType<Api['annotation']['load']>>

/** One open annotation: the editor, and its saving. */
export function useAnnotation(evidenceId: EvidenceId, loaded: Loaded) {
  const [editor, dispatch] = useReducer(reduce, loaded, ({ shapes, width, height }) =>
    startEditor(shapes, { width, height }),
  )
  const { revision, savedAt, readOnly } = loaded
  const saving = useAutosave({ evidenceId, revision, savedAt, readOnly }, editor.history.records)
  return {
    evidenceId,
    editor,
    dispatch,
    saving,
    readOnly,
    canUndo: canUndo(editor.history),
    canRedo: canRedo(editor.history),
  }
}

export type Annotation = ReturnType<typeof useAnnotation>

/** 16 random bytes as hex, like every id of the program. */
export const freshId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
