import { Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCaseOptions } from '#renderer/features/cases/use-case-options.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { type Option, SearchSelect } from '#renderer/ui/search-select.tsx'
import { caseIdSchema } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { reportIdSchema } from '#shared/reports/model.ts'
import { register as words } from './words.ts'

type Props = Readonly<{ value: EvidenceId | null; onChange: (id: EvidenceId | null) => void }>

const MOST = 30
const TYPING_MS = 200

/** A piece of evidence by way of the case or the open report that holds it. */
export function EvidenceByPlace({ value, onChange }: Props) {
  const [place, setPlace] = useState<Option | null>(null)
  const [item, setItem] = useState<Option<EvidenceId> | null>(null)
  const places = usePlaces()
  const items = useItems(place?.value ?? null)
  const choose = (next: Option<EvidenceId> | null) => {
    setItem(next)
    onChange(next?.value ?? null)
  }
  return (
    <Group grow align="flex-start">
      <SearchSelect
        label={words.evidenceFrom}
        options={places.options}
        value={place}
        onSearch={places.search}
        onChange={(next) => {
          setPlace(next)
          choose(null)
        }}
      />
      <SearchSelect
        label={words.evidence}
        disabled={place === null}
        options={items.options}
        value={value === null ? null : item}
        onSearch={items.search}
        onChange={choose}
      />
    </Group>
  )
}

/** A place may hold thousands: the core searches them. */
function useItems(place: string | null) {
  const [text, search] = useState('')
  const [wanted] = useDebouncedValue(text.trim().slice(0, 200), TYPING_MS)
  const found = useCoreQuery(
    ['evidence', 'options', place, wanted],
    (api) =>
      api.evidence.page({
        target: targetOf(place ?? ''),
        offset: 0,
        limit: MOST,
        withWithdrawn: false,
        search: wanted,
      }),
    { enabled: place !== null },
  )
  const options = (found.data?.items ?? []).map(({ id, number, title }) => ({
    value: id,
    label: [number, title].filter(Boolean).join(' · '),
  }))
  return { options, search }
}

/** Cases, and reports with evidence that are not yet one. */
function usePlaces() {
  const { options, search, text } = useCaseOptions({ openOnly: false })
  const found = useCoreQuery(['reports', 'options', text], (api) => api.reports.inbox({ search: text, limit: MOST }), {
    keepPrevious: true,
  })
  const reports = (found.data?.reports ?? [])
    .filter(({ caseId, evidenceCount }) => caseId === null && evidenceCount > 0)
    .map(({ id, number, account }) => ({
      value: `report:${id}`,
      label: [number, account].filter(Boolean).join(' · '),
    }))
  return { options: [...options.map(({ value, label }) => ({ value: `case:${value}`, label })), ...reports], search }
}

function targetOf(place: string) {
  const [kind, id] = place.split(':')
  return kind === 'case'
    ? { kind: 'case' as const, id: caseIdSchema.parse(id) }
    : { kind: 'report' as const, id: reportIdSchema.parse(id) }
}
