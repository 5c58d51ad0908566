import { Badge, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useMay } from '#renderer/features/users/may.tsx'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { Rollback } from '#shared/audit/model.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { trailWords } from './trail-words.ts'
import { useAcknowledge, useRollbacks } from './use-rollbacks.ts'

const { rollback: words } = trailWords

/** Every rollback on record, what is known of each, and what to do; nothing while there was none. */
export function RollbackPanel() {
  const rollbacks = useRollbacks().data ?? []
  if (rollbacks.length === 0) return null
  return (
    <Paper p="md" component="section" aria-labelledby="pengembalian">
      <Title order={2} id="pengembalian">
        {words.title}
      </Title>
      <Text size="xs" c="dimmed">
        {words.subtitle}
      </Text>
      <Stack gap="lg" mt="sm">
        {rollbacks.map((rollback) => (
          <OneRollback key={rollback.seq} rollback={rollback} />
        ))}
      </Stack>
    </Paper>
  )
}

function OneRollback({ rollback }: Readonly<{ rollback: Rollback }>) {
  const acknowledge = useAcknowledge()
  const mayAcknowledge = useMay('audit.acknowledgeRollback')
  const { acknowledged } = rollback
  return (
    <Stack gap="sm">
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <Title order={3} size="h5">
            {words.course[rollback.course]}
          </Title>
          <Badge variant="light" color={acknowledged ? 'gray' : 'red'}>
            {acknowledged ? words.acknowledged : words.open}
          </Badge>
        </Group>
        {!acknowledged && mayAcknowledge && (
          <Button size="xs" color="red" onClick={() => acknowledge(rollback)}>
            {trailWords.banner.acknowledge}
          </Button>
        )}
      </Group>
      <RollbackFacts rollback={rollback} />
      {!acknowledged && (
        <div>
          <Text size="sm" fw={600}>
            {words.doTitle}
          </Text>
          <List size="sm" type="ordered" spacing={2}>
            {words.steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  )
}

function RollbackFacts({ rollback }: Readonly<{ rollback: Rollback }>) {
  const zone = useZone()
  const time = (at: Instant | null) => (at ? formatInstant(at, zone) : words.unknownTime)
  const { course, missing, copy, lastKnown, knownBy, databaseWrittenAt, acknowledged } = rollback
  const by = lastKnown.by === '' ? '' : ` ${words.by(lastKnown.by)}`
  return (
    <Facts
      facts={[
        { label: words.missing, value: words.missingCount(missing, course) },
        { label: words.range, value: `${time(copy.at)} – ${time(lastKnown.at)}` },
        { label: words.lastKnown, value: `${words.entry(lastKnown.seq)}, ${time(lastKnown.at)}${by}` },
        { label: words.copy, value: `${words.entry(copy.seq)}, ${time(copy.at)}` },
        { label: words.detected, value: `${time(rollback.at)} ${words.by(rollback.by)}` },
        { label: words.known, value: knownBy.map((place) => trailWords.anchors.places[place]).join(', ') },
        ...(databaseWrittenAt ? [{ label: words.written, value: time(databaseWrittenAt) }] : []),
        { label: words.what, value: words.scope(knownBy), wide: true },
        ...(acknowledged
          ? [
              {
                label: words.reason,
                value: `${acknowledged.reason} (${acknowledged.by}, ${time(acknowledged.at)})`,
                wide: true,
              },
            ]
          : []),
      ]}
    />
  )
}
