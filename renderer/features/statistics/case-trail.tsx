import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { AuditList } from '#renderer/features/audit/audit-list.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import { TimelineTable } from './timeline-table.tsx'
import { words } from './words.ts'

/** The story of a case: as it happened, or as it was written down. */
export function CaseTrail({ caseId }: Readonly<{ caseId: CaseId }>) {
  const [view, setView] = useState('timeline')
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={words.trail}
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'timeline', label: words.timeline },
          { value: 'audit', label: words.audit },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'timeline' ? <TimelineTable caseId={caseId} /> : <AuditList subject={caseId} />}
    </Stack>
  )
}
