import { Anchor, Badge, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Reminder } from '#shared/deadlines/model.ts'
import { daysFrom } from '#shared/deadlines/working-days.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { ExportButton } from './export-button.tsx'
import { DEADLINE_SOURCES } from './use-deadlines.ts'
import { STATE_COLORS, STATES, words } from './words.ts'

const SHOWN = 8

/** On the start page: what is overdue, due and soon, over all cases. */
export function RemindersPanel() {
  const mayExport = useMay('deadlines.exportCalendar')
  const query = useCoreQuery(['deadline', 'reminders'], (api) => api.deadlines.reminders(), {
    alsoOn: DEADLINE_SOURCES,
  })
  return (
    <Paper p="md" component="section" aria-label={words.reminders}>
      <QueryView query={query}>
        {({ reminders, overdue, today }) => (
          <>
            <Group justify="space-between" mb="xs">
              <Group gap="xs">
                <Title order={2}>{words.reminders}</Title>
                {overdue > 0 && <Badge color="red">{words.overdueCount(overdue)}</Badge>}
              </Group>
              {reminders.length > 0 && mayExport && <ExportButton caseId={null} />}
            </Group>
            {reminders.length === 0 && (
              <Group gap="xs" c="dimmed">
                <IconCalendarCheck size={18} aria-hidden />
                <Text size="sm">{words.remindersEmpty}</Text>
              </Group>
            )}
            <Lines reminders={reminders.filter(isOurs)} today={today} />
            <Lines title={words.awaiting} reminders={reminders.filter((one) => !isOurs(one))} today={today} />
          </>
        )}
      </QueryView>
    </Paper>
  )
}

/** What we must do or record; the rest waits for the subject, BKN, Bawaslu or BPASN. */
const isOurs = ({ bearer }: Reminder) => bearer === 'ours' || bearer === 'effect'

type LinesProps = Readonly<{ title?: string; reminders: readonly Reminder[]; today: Day }>

function Lines({ title, reminders, today }: LinesProps) {
  const [all, { toggle }] = useDisclosure(false)
  if (reminders.length === 0) return null
  return (
    <>
      {title && (
        <Title order={3} mt="sm">
          {title}
        </Title>
      )}
      {(all ? reminders : reminders.slice(0, SHOWN)).map((reminder) => (
        <Line key={`${reminder.caseId}${reminder.key}`} reminder={reminder} today={today} />
      ))}
      {reminders.length > SHOWN && (
        <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={toggle}>
          {all ? words.fewer : words.more(reminders.length - SHOWN)}
        </Button>
      )}
    </>
  )
}

const Line = ({ reminder, today }: Readonly<{ reminder: Reminder; today: Day }>) => (
  <Group className="subject-card" justify="space-between" wrap="nowrap" gap="sm">
    <Anchor component={Link} href={paths.case(reminder.caseId, 'tenggat')} size="sm">
      <b>{reminder.caseNumber}</b> · {reminder.title}
    </Anchor>
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" c="dimmed" ta="end">
        {reminder.dueOn === null
          ? words.noDate
          : `${formatDay(reminder.dueOn)} (${words.left(daysFrom(today, reminder.dueOn))})`}
      </Text>
      <Badge color={STATE_COLORS[reminder.state]}>{STATES[reminder.state]}</Badge>
    </Group>
  </Group>
)
