import { useEffect, useRef } from 'react'
import { useApi, useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { type ImportQueue, isLeft, isPending } from './import-queue.ts'

// Which places have an import of several files that did not end. The files themselves are gone from the page after a lock
// or a crash; given again, those that are there already are recognised.

/** Fewer are counted at a glance, and told when the vault locks. */
const WORTH_A_NOTE = 10

const keyOf = ({ kind, id }: ImportTarget) => `import:${kind}:${id}`

/** Notes in the vault, once per import, that it began, and takes the note back when nothing of it is left. */
export function useUnfinishedNotes(queue: ImportQueue): void {
  const api = useApi()
  const noted = useRef(new Map<string, number>())
  useEffect(() => {
    const left = countLeft(queue)
    for (const [key, count] of left) {
      // Only growth is news: each commit of a note is an entry in the log.
      if (count < WORTH_A_NOTE || (noted.current.get(key) ?? 0) >= count) continue
      noted.current.set(key, count)
      void api.drafts.put({ key, json: JSON.stringify({ files: count }) }).catch(() => undefined)
    }
    for (const key of [...noted.current.keys()]) {
      if (left.has(key)) continue
      noted.current.delete(key)
      void api.drafts.discard({ key }).catch(() => undefined)
    }
  }, [queue, api])
}

function countLeft(queue: ImportQueue): Map<string, number> {
  const left = new Map<string, number>()
  // Thousands share one target: its key is made once.
  let target: ImportTarget | undefined
  let key = ''
  for (const item of queue) {
    if (!item.several || !(isPending(item) || isLeft(item))) continue
    if (item.target !== target) {
      target = item.target
      key = keyOf(target)
    }
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  return left
}

/** How many files an earlier import into this place had before it, or null when none was cut short. */
export function useUnfinishedImport(target: ImportTarget) {
  const key = keyOf(target)
  const note = useCoreQuery(['drafts', key], (api) => api.drafts.get({ key }), { alsoOn: ['draft'] })
  const forget = useCoreMutation((api) => api.drafts.discard({ key }))
  return { files: note.data ? filesIn(note.data.json) : null, forget: () => forget.mutate(undefined) }
}

function filesIn(json: string): number {
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null && 'files' in value ? Number(value.files) : 0
}
