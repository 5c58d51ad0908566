import { Anchor, Group, Paper, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { CaseStateBadge } from '#renderer/features/cases/case-state-badge.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { Overview } from '#shared/statistics/model.ts'
import { words } from './words.ts'

/** Running cases in which nothing was recorded for a while. */
export const StalledCases = ({ overview }: Readonly<{ overview: Overview }>) => (
  <Paper p="md" component="section">
    <Title order={2}>{words.stalled}</Title>
    <Text size="xs" c="dimmed" mb="xs">
      {words.stalledBody(overview.stalledCount, overview.stalledAfterDays)}
    </Text>
    {overview.stalled.map(({ caseId, number, title, state, days }) => (
      <Group key={caseId} className="subject-card" justify="space-between" wrap="nowrap">
        <Anchor component={Link} href={paths.case(caseId)} size="sm">
          <b>{number}</b> · {title}
        </Anchor>
        <Group gap="sm" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {words.stalledDays(days)}
          </Text>
          <CaseStateBadge state={state} />
        </Group>
      </Group>
    ))}
  </Paper>
)
