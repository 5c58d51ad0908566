import { Alert, Grid, Paper, Stack } from '@mantine/core'
import { OriginPanel } from '#renderer/features/bundles/origin-panel.tsx'
import { NextStepPanel } from '#renderer/features/procedure/next-step-panel.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import type { Case } from '#shared/cases/model.ts'
import { AllegationForm } from './allegation-form.tsx'
import { StateSteps } from './state-steps.tsx'
import { SubjectsPanel } from './subjects-panel.tsx'
import { words } from './words.ts'

/** Where the case stands, what is alleged, and against whom. */
export const CaseOverview = ({ found }: Readonly<{ found: Case }>) => (
  <Stack gap="md">
    {found.state === 'closed' && found.closeReason && (
      <Alert color="gray" title={words.closedBecause} className="prose">
        {found.closeReason}
      </Alert>
    )}
    <NextStepPanel found={found} />
    <StateSteps found={found} />
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <AllegationForm found={found} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="md">
          <SubjectsPanel found={found} />
          <Paper p="md">
            <Facts
              facts={[
                { label: words.openedAt, value: <DateText at={found.openedAt} /> },
                { label: words.columns.changed, value: <DateText at={found.changedAt} /> },
                { label: words.fromReports, value: found.reportNumbers.join(', ') || words.none },
              ]}
            />
          </Paper>
          <OriginPanel caseId={found.id} />
        </Stack>
      </Grid.Col>
    </Grid>
  </Stack>
)
