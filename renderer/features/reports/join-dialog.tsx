import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { type CaseId, caseIdSchema } from '#shared/cases/model.ts'
import type { ReportId } from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'

/** Joins a report to a case that is already open. */
export function JoinDialog({ id, onClose }: Readonly<{ id: ReportId; onClose: () => void }>) {
  const [, navigate] = useLocation()
  const [caseId, setCaseId] = useState<CaseId | null>(null)
  const cases = useCoreQuery(['cases', 'list', '', null], (api) => api.cases.list({}))
  const join = useCoreMutation((api, into: CaseId) => api.reports.acceptInto({ id, caseId: into }), {
    success: intake.joined,
    onSuccess: (_, into) => navigate(paths.case(into)),
  })
  const open = (cases.data ?? []).filter(({ state }) => state !== 'closed')
  return (
    <FormDialog
      title={intake.joinCase}
      opened
      onClose={onClose}
      onSubmit={() => caseId && join.mutate(caseId)}
      submitLabel={intake.joinCase}
      busy={join.isPending}
      disabled={caseId === null}
    >
      <Text size="sm">{intake.joinBody}</Text>
      <Select
        label={intake.case}
        withAsterisk
        searchable
        data={open.map(({ id: value, number, title, subjectNames }) => ({
          value: String(value),
          label: `${number} · ${title} · ${subjectNames.join(', ')}`,
        }))}
        value={caseId}
        onChange={(next) => setCaseId(next === null ? null : caseIdSchema.parse(next))}
      />
    </FormDialog>
  )
}
