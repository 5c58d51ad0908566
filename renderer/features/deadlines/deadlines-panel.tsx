import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarTime } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case } from '#shared/cases/model.ts'
import type { CaseDeadlines } from '#shared/deadlines/model.ts'
import { DeadlineCard } from './deadline-card.tsx'
import { ExportButton } from './export-button.tsx'
import { useDeadlines } from './use-deadlines.ts'
import { WeekDialog } from './week-dialog.tsx'
import { WEEKS, words } from './words.ts'

/** The tab Tenggat: every clock of the case, each day of its count on request. */
export const DeadlinesPanel = ({ found }: Readonly<{ found: Case }>) => (
  <QueryView query={useDeadlines(found.id)}>{(known) => <Deadlines found={found} known={known} />}</QueryView>
)

function Deadlines({ found, known }: Readonly<{ found: Case; known: CaseDeadlines }>) {
  const [choosing, choose] = useDisclosure(false)
  const { deadlines, week, ownWeek, today } = known
  const mayOverride = useMay('deadlines.override')
  const mayExport = useMay('deadlines.exportCalendar')
  const closed = found.state === 'closed' || !mayOverride
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text size="sm" component="div">
          {words.week}: {WEEKS[week]}
          {!ownWeek && `, ${words.officeWeek}`}.{' '}
          {!closed && (
            <Anchor component="button" type="button" size="sm" onClick={choose.open}>
              {words.changeWeek}
            </Anchor>
          )}
          <Text size="xs" c="dimmed">
            {words.advice}
          </Text>
        </Text>
        {deadlines.length > 0 && mayExport && <ExportButton caseId={found.id} />}
      </Group>
      {deadlines.length === 0 ? (
        <Paper>
          <EmptyState
            title={words.empty}
            icon={IconCalendarTime}
            action={
              <Button component={Link} href={paths.case(found.id, 'tahapan')} variant="default">
                {words.toProcedure}
              </Button>
            }
          >
            {words.emptyBody}
          </EmptyState>
        </Paper>
      ) : (
        deadlines.map((deadline) => (
          <DeadlineCard
            key={deadline.key}
            caseId={found.id}
            named={found.subjects.length > 1}
            {...{ deadline, today, closed }}
          />
        ))
      )}
      {choosing && <WeekDialog known={known} onClose={choose.close} />}
    </Stack>
  )
}
