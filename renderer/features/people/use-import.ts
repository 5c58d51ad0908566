import { useRef, useState } from 'react'
import { useStream } from '#renderer/features/backup/use-stream.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { ImportProgress } from '#shared/people/contract.ts'
import type { ImportSummary } from '#shared/people/register.ts'
import type { Mapping, TableId } from '#shared/tables/model.ts'

export type ImportWanted = Readonly<{ tableId: TableId; mapping: Mapping; asOf: Day }>
type Step = 'idle' | 'checking' | 'checked' | 'importing' | 'done' | 'cancelled'

/** Check, then import; each can be left before anything is stored. */
export function useImport() {
  const { run, cancel, latest, error } = useStream<ImportProgress>()
  const [step, setStep] = useState<Step>('idle')
  const rounds = useRef(0)
  const [summary, setSummary] = useState<ImportSummary | null>(null)

  async function follow(kind: 'preview' | 'import', wanted: ImportWanted) {
    setStep(kind === 'preview' ? 'checking' : 'importing')
    rounds.current += 1
    const round = rounds.current
    const last = await run((api, signal) => api.people[kind](wanted, { signal }))
    // Cancelled, or begun anew, meanwhile: this end is nobody's any more.
    if (round !== rounds.current) return
    if (last?.summary) setSummary(last.summary)
    setStep(last?.summary ? (kind === 'preview' ? 'checked' : 'done') : 'idle')
  }
  return {
    step,
    progress: latest,
    summary,
    error,
    preview: (wanted: ImportWanted) => void follow('preview', wanted),
    run: (wanted: ImportWanted) => void follow('import', wanted),
    cancel() {
      rounds.current += 1
      cancel()
      setStep('cancelled')
    },
    reset() {
      setStep('idle')
      setSummary(null)
    },
  }
}
export type ImportState = ReturnType<typeof useImport>
