import { ActionIcon, Button, Group, Menu, Text, Timeline, Title } from '@mantine/core'
import { IconArrowBackUp, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { Decision, DecisionEvent, EventKind } from '#shared/decisions/model.ts'
import type { Standing } from '#shared/decisions/standing.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { EventDialog } from './event-dialog.tsx'
import { expectedEvents } from './expected-events.ts'
import { APPEAL_OUTCOMES, EVENTS, MANNERS, words } from './words.ts'

type EventListProps = Readonly<{ decision: Decision; standing: Standing; open: boolean; counted: Day | null }>

/** What became of the decision, newest last, and what usually comes next. */
export function EventList({ decision, standing, open, counted }: EventListProps) {
  const [kind, setKind] = useState<EventKind | null>(null)
  const mayRecord = useMay('decisions.record')
  const [next, ...others] = expectedEvents(decision, standing)
  return (
    <section>
      <Title order={3} mb="xs">
        {words.history}
      </Title>
      <Timeline bulletSize={14} lineWidth={2} active={decision.events.length}>
        <Timeline.Item
          title={
            <Text size="sm" fw={600} span>
              {words.decided}
            </Text>
          }
        >
          <Text size="xs" c="dimmed">
            {formatDay(decision.decidedOn)} · {decision.number} · {words.recordedBy(decision.recordedBy)}
          </Text>
        </Timeline.Item>
        {decision.events.map((event) => (
          <Timeline.Item key={event.id} title={<EventTitle event={event} open={open} />}>
            <EventFacts event={event} />
          </Timeline.Item>
        ))}
      </Timeline>
      {open && mayRecord && (
        <Group gap="xs" mt="md">
          {next && (
            <Button size="xs" onClick={() => setKind(next)}>
              {words.recordNext(EVENTS[next])}
            </Button>
          )}
          {others.length > 0 && <OtherEvents kinds={others} onPick={setKind} />}
        </Group>
      )}
      {kind && <EventDialog decision={decision} kind={kind} counted={counted} onClose={() => setKind(null)} />}
    </section>
  )
}

type OtherEventsProps = Readonly<{ kinds: readonly EventKind[]; onPick: (kind: EventKind) => void }>

const OtherEvents = ({ kinds, onPick }: OtherEventsProps) => (
  <Menu position="bottom-start">
    <Menu.Target>
      <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
        {words.recordEvent}
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {kinds.map((kind) => (
        <Menu.Item key={kind} onClick={() => onPick(kind)}>
          {EVENTS[kind]}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)

function EventTitle({ event, open }: Readonly<{ event: DecisionEvent; open: boolean }>) {
  const withdraw = useCoreMutation((api, reason: string) => api.decisions.withdrawEvent({ id: event.id, reason }), {
    success: words.withdrawn,
    silent: true,
  })
  return (
    <Group gap={6}>
      <Text size="sm" fw={600} span>
        {EVENTS[event.kind]}
      </Text>
      {open && (
        <May path="decisions.withdrawEvent">
          <ActionIcon
            size="sm"
            aria-label={`${words.withdraw}: ${EVENTS[event.kind]}`}
            title={words.withdraw}
            onClick={() =>
              confirm({
                title: `${words.withdraw}: ${EVENTS[event.kind]}`,
                confirmLabel: words.withdraw,
                danger: true,
                reason: { label: words.withdrawReason, minLength: 10, draft: `decision:${event.id}:withdraw` },
                onConfirm: (reason) => withdraw.mutateAsync(reason),
              })
            }
          >
            <IconArrowBackUp size={14} aria-hidden />
          </ActionIcon>
        </May>
      )}
    </Group>
  )
}

const EventFacts = ({ event }: Readonly<{ event: DecisionEvent }>) => (
  <>
    <Text size="xs" c="dimmed">
      {[
        formatDay(event.day),
        event.manner && MANNERS[event.manner],
        event.outcome && APPEAL_OUTCOMES[event.outcome],
        event.sanction?.rule.title,
        event.number,
        words.recordedBy(event.recordedBy),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
    {[event.proof, event.note, event.reason].filter(Boolean).map((text) => (
      <Text key={text} size="xs" className="prose">
        {text}
      </Text>
    ))}
  </>
)
