import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { Deadline } from '#shared/deadlines/model.ts'
import { isOpen } from '#shared/deadlines/state.ts'
import { daysFrom } from '#shared/deadlines/working-days.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { DayStrip } from './day-strip.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { BEARERS, STATE_COLORS, STATES, UNITS, words } from './words.ts'

type Props = Readonly<{ caseId: CaseId; deadline: Deadline; today: Day; closed: boolean; named: boolean }>

/** One clock: the day it ends, how it was counted, by which rule, and what became of it. */
export function DeadlineCard({ caseId, deadline, today, closed, named }: Props) {
  const [counting, count] = useDisclosure(false)
  const [overriding, override] = useDisclosure(false)
  const { title, subjectName, bearer, rule, state, notes, days } = deadline
  return (
    <Paper p="md" component="article" aria-label={title}>
      <Stack gap={6}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
          <div>
            <Group gap="xs">
              <Title order={3}>{title}</Title>
              <Badge color={STATE_COLORS[state]}>{STATES[state]}</Badge>
            </Group>
            <Text size="xs" c="dimmed">
              {named && subjectName !== '' && `${subjectName} · `}
              {BEARERS[bearer]} · {countedText(deadline)}
            </Text>
          </div>
          <EndDay deadline={deadline} today={today} />
        </Group>
        <Overridden {...{ caseId, deadline, closed }} />
        <Group gap="md">
          <RuleCitation rule={rule} />
          <Anchor component="button" type="button" size="xs" aria-expanded={counting} onClick={count.toggle}>
            {counting ? words.hideDays : words.showDays(days.length)}
          </Anchor>
          {!closed && (
            <Anchor component="button" type="button" size="xs" onClick={override.open}>
              {words.override}
            </Anchor>
          )}
        </Group>
        {counting && <DayStrip deadline={deadline} today={today} />}
        {(counting || deadline.missingYear !== null) && (
          <ul className="sentences">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Stack>
      {overriding && <OverrideDialog {...{ caseId, deadline }} onClose={override.close} />}
    </Paper>
  )
}

/** A clear interval counts one day more than its amount: the day that ends it. */
function countedText({ amount, unit, startedBy, startedOn, days }: Deadline): string {
  const clear = days.some(({ number }) => number === amount + 1)
  return (clear ? words.countedClear : words.counted)(amount, UNITS[unit], `${startedBy} (${formatDay(startedOn)})`)
}

function EndDay({ deadline, today }: Readonly<{ deadline: Deadline; today: Day }>) {
  const { dueOn, bearer, state, doneOn, doneBy } = deadline
  const open = isOpen(state)
  return (
    <div style={{ textAlign: 'end', flexShrink: 0, maxWidth: '16rem' }}>
      <Text size="xs" c="dimmed">
        {bearer === 'effect' ? words.effective : words.until}
      </Text>
      <Text fw={650}>{dueOn === null ? words.noDate : formatDay(dueOn)}</Text>
      <Text size="xs" c="dimmed">
        {open && dueOn !== null && words.left(daysFrom(today, dueOn))}
        {!open && (doneOn === null ? words.lapsed : words.doneOn(formatDay(doneOn), doneBy))}
      </Text>
    </div>
  )
}

/** The officer's day beside the counted one, with why, and the way back. */
function Overridden({ caseId, deadline, closed }: Readonly<{ caseId: CaseId; deadline: Deadline; closed: boolean }>) {
  const { key, override, countedEnd } = deadline
  const restore = useCoreMutation((api, reason: string) => api.deadlines.override({ caseId, key, day: null, reason }), {
    silent: true,
    success: words.restored,
  })
  if (!override) return null
  const ask = () =>
    confirm({
      title: words.restoreTitle,
      confirmLabel: words.restore,
      reason: { label: words.reason, draft: `deadline:${key}:restore` },
      onConfirm: (reason) => restore.mutateAsync(reason),
    })
  return (
    <Text size="sm" className="prose">
      <b>{words.overridden}</b> ({override.by}): {override.reason}{' '}
      {countedEnd !== null && `${words.countedEnd(formatDay(countedEnd))}. `}
      {!closed && (
        <Anchor component="button" type="button" size="xs" onClick={ask}>
          {words.restore}
        </Anchor>
      )}
    </Text>
  )
}
