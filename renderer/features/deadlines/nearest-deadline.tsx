import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { formatDay } from '#renderer/ui/date-format.ts'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { isOpen } from '#shared/deadlines/state.ts'
import { useDeadlines } from './use-deadlines.ts'
import { STATE_COLORS, STATES, words } from './words.ts'

/** The most pressing open deadline in one line; nothing when there is none. */
export function NearestDeadline({ caseId }: Readonly<{ caseId: CaseId }>) {
  const nearest = useDeadlines(caseId).data?.deadlines.find(({ state }) => isOpen(state))
  if (!nearest) return null
  const { title, dueOn, state } = nearest
  return (
    <Group gap={6}>
      <Text size="sm" c="dimmed">
        {words.nearest}
      </Text>
      <Anchor component={Link} href={paths.case(caseId, 'tenggat')} size="sm">
        {title}
        {dueOn !== null && `, ${formatDay(dueOn)}`}
      </Anchor>
      <Badge size="sm" color={STATE_COLORS[state]}>
        {STATES[state]}
      </Badge>
    </Group>
  )
}
