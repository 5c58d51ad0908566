import { Badge, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { PriorSanction } from '#shared/classification/prior.ts'
import type { Person } from '#shared/people/model.ts'
import { PriorForm } from './prior-form.tsx'
import { ThreatBadges } from './reading-head.tsx'
import { usePriors } from './use-classification.ts'
import { words } from './words.ts'

type Props = Readonly<{ person: Person; readOnly: boolean; onClose: () => void }>

/** Earlier sanctions of one person: from decisions here, or entered from the personnel file. */
export function PriorsDialog({ person, readOnly, onClose }: Props) {
  const [adding, setAdding] = useState(false)
  const query = usePriors(person.nip)
  if (adding) return <PriorForm person={person} onClose={() => setAdding(false)} />
  return (
    <Modal title={words.priors.title(person.name)} opened onClose={onClose} size="lg">
      <Stack gap="sm">
        <QueryView query={query}>
          {(priors) =>
            priors.length === 0 ? (
              <Text size="sm" c="dimmed">
                {words.priors.empty}
              </Text>
            ) : (
              priors.map((prior) => <PriorCard key={prior.id} prior={prior} readOnly={readOnly} />)
            )
          }
        </QueryView>
        {!readOnly && (
          <Group>
            <Button size="xs" onClick={() => setAdding(true)}>
              {words.priors.add}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}

function PriorCard({ prior, readOnly }: Readonly<{ prior: PriorSanction; readOnly: boolean }>) {
  const withdraw = useCoreMutation(
    (api, reason: string) => api.classification.withdrawPrior({ id: prior.id, reason }),
    {
      success: words.priors.withdrawn,
      silent: true,
    },
  )
  const ask = () =>
    confirm({
      title: `${words.priors.withdraw}: ${prior.sanctionTitle}`,
      body: words.priors.withdrawBody,
      confirmLabel: words.priors.withdraw,
      danger: true,
      reason: { label: words.reason, minLength: 10, draft: `prior:${prior.id}:withdraw` },
      onConfirm: (reason) => withdraw.mutateAsync(reason),
    })
  const lines = [
    [prior.decisionNumber, formatDay(prior.decidedOn)].filter(Boolean).join(', '),
    prior.article,
    prior.effectiveOn && prior.endsOn
      ? words.priors.serving(formatDay(prior.effectiveOn), formatDay(prior.endsOn))
      : '',
    prior.note,
  ].filter(Boolean)
  return (
    <Paper p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text size="sm" fw={600}>
            {prior.sanctionTitle}
          </Text>
          {lines.map((line) => (
            <Text key={line} size="xs">
              {line}
            </Text>
          ))}
        </div>
        <Stack gap={6} align="flex-end">
          <ThreatBadges track={prior.track} level={prior.level} />
          {prior.caseId && <Badge color="gray">{words.priors.fromCase}</Badge>}
          {!prior.caseId && !readOnly && (
            <Button size="compact-xs" variant="subtle" color="red" onClick={ask}>
              {words.priors.withdraw}
            </Button>
          )}
        </Stack>
      </Group>
    </Paper>
  )
}
