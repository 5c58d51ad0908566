import { Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCaseOptions } from '#renderer/features/cases/use-case-options.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { type Option, SearchSelect } from '#renderer/ui/search-select.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { ReportId } from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'

/** Joins a report to a case that is already open. */
export function JoinDialog({ id, onClose }: Readonly<{ id: ReportId; onClose: () => void }>) {
  const [, navigate] = useLocation()
  const [chosen, choose] = useState<Option<CaseId> | null>(null)
  const { options, search } = useCaseOptions({ openOnly: true })
  const join = useCoreMutation((api, into: CaseId) => api.reports.acceptInto({ id, caseId: into }), {
    success: intake.joined,
    onSuccess: (_, into) => navigate(paths.case(into)),
  })
  return (
    <FormDialog
      title={intake.joinCase}
      opened
      onClose={onClose}
      onSubmit={() => chosen && join.mutate(chosen.value)}
      submitLabel={intake.joinCase}
      busy={join.isPending}
      disabled={chosen === null}
    >
      <Text size="sm">{intake.joinBody}</Text>
      <SearchSelect label={intake.case} required options={options} value={chosen} onChange={choose} onSearch={search} />
    </FormDialog>
  )
}
