import { Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { caseIdSchema } from '#shared/cases/model.ts'
import { type EvidenceId, evidenceIdSchema } from '#shared/evidence/model.ts'
import { reportIdSchema } from '#shared/reports/model.ts'
import { register as words } from './words.ts'

type Props = Readonly<{ value: EvidenceId | null; onChange: (id: EvidenceId | null) => void }>

/** A piece of evidence by way of the case or the open report that holds it. */
export function EvidenceChoice({ value, onChange }: Props) {
  const [place, setPlace] = useState<string | null>(null)
  const cases = useCoreQuery(['cases', 'list', '', null], (api) => api.cases.list({}))
  const reports = useCoreQuery(['reports', 'list', ''], (api) => api.reports.list({}))
  const places = [
    ...(cases.data ?? []).map(({ id, number, title }) => ({ value: `case:${id}`, label: `${number} · ${title}` })),
    ...(reports.data ?? [])
      .filter(({ caseId, evidenceCount }) => caseId === null && evidenceCount > 0)
      .map(({ id, number, account }) => ({
        value: `report:${id}`,
        label: [number, account].filter(Boolean).join(' · '),
      })),
  ]
  const items = useCoreQuery(['evidence', 'of', place], (api) => api.evidence.list({ target: targetOf(place ?? '') }), {
    enabled: place !== null,
  })
  return (
    <Group grow align="flex-start">
      <Select
        label={words.evidenceFrom}
        data={places}
        searchable
        clearable
        value={place}
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
        value={value}
        onChange={(next) => onChange(next === null ? null : evidenceIdSchema.parse(next))}
      />
    </Group>
  )
}

function targetOf(place: string) {
  const [kind, id] = place.split(':')
  return kind === 'case'
    ? { kind: 'case' as const, id: caseIdSchema.parse(id) }
    : { kind: 'report' as const, id: reportIdSchema.parse(id) }
}
