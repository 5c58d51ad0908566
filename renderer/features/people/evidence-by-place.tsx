import { Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useCaseOptions } from '#renderer/features/cases/use-case-options.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { type Option, SearchSelect } from '#renderer/ui/search-select.tsx'
import { caseIdSchema } from '#shared/cases/model.ts'
import { type EvidenceId, evidenceIdSchema } from '#shared/evidence/model.ts'
import { reportIdSchema } from '#shared/reports/model.ts'
import { register as words } from './words.ts'

type Props = Readonly<{ value: EvidenceId | null; onChange: (id: EvidenceId | null) => void }>

const MOST = 30

/** A piece of evidence by way of the case or the open report that holds it. */
export function EvidenceByPlace({ value, onChange }: Props) {
  const [place, setPlace] = useState<Option | null>(null)
  const { options, search } = usePlaces()
  const target = place?.value ?? null
  const items = useCoreQuery(
    ['evidence', 'of', target],
    (api) => api.evidence.list({ target: targetOf(target ?? '') }),
    { enabled: target !== null },
  )
  return (
    <Group grow align="flex-start">
      <SearchSelect
        label={words.evidenceFrom}
        options={options}
        value={place}
        onSearch={search}
        onChange={(next) => {
          setPlace(next)
          onChange(null)
        }}
      />
      <Select
        label={words.evidence}
        data={(items.data ?? []).map(({ id, number, title }) => ({
          value: String(id),
          label: [number, title].filter(Boolean).join(' · '),
        }))}
        disabled={place === null}
        searchable
        clearable
        limit={MOST}
        value={value}
        onChange={(next) => onChange(next === null ? null : evidenceIdSchema.parse(next))}
      />
    </Group>
  )
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
