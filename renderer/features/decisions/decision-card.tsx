import { Badge, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { levelText } from '#renderer/features/rules/words.ts'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import type { Deadline } from '#shared/deadlines/model.ts'
import type { Consideration, Decision } from '#shared/decisions/model.ts'
import { type Standing, standingOf, takesEffect } from '#shared/decisions/standing.ts'
import { EventList } from './event-list.tsx'
import { OUTCOMES, words } from './words.ts'

type DecisionCardProps = Readonly<{ decision: Decision; open: boolean }>

/** What was decided, where it stands, and its way since. */
export function DecisionCard({ decision, open }: DecisionCardProps) {
  const standing = standingOf(decision)
  const counted = useCountedEffect(decision, standing)
  const { sanction, official } = decision
  const shown = standing.sanction ?? sanction
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={650}>{shown ? shown.rule.title : OUTCOMES[decision.outcome]}</Text>
            {shown?.level && <Badge variant="default">{levelText(shown.level)}</Badge>}
            <StandingBadge decision={decision} standing={standing} />
          </Group>
          {shown && <RuleCitation rule={shown.rule} />}
        </div>
        <ExportMenu decision={decision} />
      </Group>
      <Facts
        facts={[
          { label: words.number, value: decision.number },
          { label: words.decidedOn, value: formatDay(decision.decidedOn) },
          { label: words.official, value: `${official.person.name}, ${official.person.position}` },
          { label: words.deliveredOn, value: standing.deliveredOn ? formatDay(standing.deliveredOn) : '' },
          ...(takesEffect(decision) ? effectFacts(standing, counted) : []),
          { label: words.article, value: decision.article, wide: true },
          { label: words.aggravating, value: <FactList facts={decision.aggravating} /> },
          { label: words.mitigating, value: <FactList facts={decision.mitigating} /> },
          { label: words.reason, value: decision.reason, wide: true },
          ...(decision.authorityReason
            ? [{ label: words.authorityReason, value: decision.authorityReason, wide: true }]
            : []),
          { label: words.catalogue, value: words.catalogueVersion(decision.catalogueVersion) },
        ]}
      />
      <EventList decision={decision} standing={standing} open={open} counted={counted?.dueOn ?? null} />
    </Stack>
  )
}

function countText(counted: Deadline | null, delivered: boolean, appealed: boolean): string {
  if (appealed) return words.byRuling
  if (counted?.dueOn) return words.counted(formatDay(counted.dueOn))
  if (counted?.missingYear) return words.missingYear(counted.missingYear)
  return delivered ? words.uncounted : words.uncountedYet
}

const effectFacts = ({ deliveredOn, effectiveOn, endsOn, appeal }: Standing, counted: Deadline | null) => [
  {
    label: words.effectiveOn,
    value: effectiveOn ? (
      formatDay(effectiveOn)
    ) : (
      <Text size="xs" c="dimmed" component="span">
        {countText(counted, deliveredOn !== null, appeal !== 'none')}
      </Text>
    ),
  },
  { label: words.endsOn, value: endsOn ? formatDay(endsOn) : '' },
]

/** The count of the effect, or its override, for this decision's person; a remedy taken puts its outcome in its place. */
function useCountedEffect({ caseId, subjectId }: Decision, { appeal }: Standing) {
  const query = useCoreQuery(['deadline', caseId], (api) => api.deadlines.ofCase({ caseId }), {
    alsoOn: ['decision', 'procedure', 'calendar'],
  })
  if (appeal !== 'none') return null
  return query.data?.deadlines.findLast((one) => one.kind === 'decision_effect' && one.subjectId === subjectId) ?? null
}

function StandingBadge({ decision, standing }: Readonly<{ decision: Decision; standing: Standing }>) {
  if (decision.outcome === 'not_proven') return null
  if (!takesEffect(decision))
    return standing.deliveredOn ? (
      <Badge color="teal">{words.delivered}</Badge>
    ) : (
      <Badge variant="default">{words.undelivered}</Badge>
    )
  if (standing.cancelled) return <Badge color="gray">{words.cancelled}</Badge>
  if (standing.appeal === 'running') return <Badge color="yellow">{words.appealRunning}</Badge>
  return standing.effectiveOn ? (
    <Badge color="teal">{words.inEffect}</Badge>
  ) : (
    <Badge variant="default">{words.notYet}</Badge>
  )
}

const FactList = ({ facts }: Readonly<{ facts: readonly Consideration[] }>) =>
  facts.length === 0 ? (
    words.factNone
  ) : (
    <ul className="sentences">
      {facts.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )

function ExportMenu({ decision }: Readonly<{ decision: Decision }>) {
  const save = useCoreMutation(
    (api, format: 'xlsx' | 'json') => api.decisions.exportRecord({ id: decision.id, format }),
    {
      onSuccess: ({ savedAs }) => {
        if (savedAs !== null) notifications.show({ message: words.saved(savedAs) })
      },
    },
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={save.isPending}
        >
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate('xlsx')}>{words.exportXlsx}</Menu.Item>
        <Menu.Item onClick={() => save.mutate('json')}>{words.exportJson}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
