import { Anchor, Group, NumberInput, Paper, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { CaseStateBadge } from '#renderer/features/cases/case-state-badge.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { type Overview, STALLED_AFTER_MOST } from '#shared/statistics/model.ts'
import { words } from './words.ts'

type StalledCasesProps = Readonly<{ overview: Overview; days: number; onDays: (days: number) => void }>

/** Running cases in which nothing was recorded for a while. */
export const StalledCases = ({ overview, days, onDays }: StalledCasesProps) => (
  <Paper p="md" component="section" aria-label={words.stalled}>
    <Group justify="space-between" align="flex-start">
      <div>
        <Title order={2}>{words.stalled}</Title>
        <Text size="xs" c="dimmed" mb="xs">
          {words.stalledBody(overview.stalledCount, overview.stalledAfterDays)}
        </Text>
      </div>
      <NumberInput
        label={words.stalledAfter}
        size="xs"
        w={190}
        min={1}
        max={STALLED_AFTER_MOST}
        allowDecimal={false}
        allowNegative={false}
        value={days}
        onChange={(value) => typeof value === 'number' && value >= 1 && value <= STALLED_AFTER_MOST && onDays(value)}
      />
    </Group>
    {overview.stalled.map(({ caseId, number, title, state, days: since }) => (
      <Group key={caseId} className="subject-card" justify="space-between" wrap="nowrap">
        <Anchor component={Link} href={paths.case(caseId)} size="sm">
          <b>{number}</b> · {title}
        </Anchor>
        <Group gap="sm" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {words.stalledDays(since)}
          </Text>
          <CaseStateBadge state={state} />
        </Group>
      </Group>
    ))}
  </Paper>
)
