import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShieldX } from '@tabler/icons-react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { REASON_MIN } from '#shared/reports/disclosure.ts'
import type { Stop } from '#shared/reports/leaving.ts'
import { KINDS, keepingWords } from './keeping-words.ts'

const { stops: words } = keepingWords
const SHOWN = 5

/** For keepers: what was about to leave with a reporter in it; nothing while nothing was. */
export function StopList() {
  const isKeeper = useMay('reports.listStops')
  const [all, { toggle }] = useDisclosure(false)
  const stops = useCoreQuery(['reports', 'stops'], (api) => api.reports.listStops(), { enabled: isKeeper }).data ?? []
  if (!isKeeper || stops.length === 0) return null
  return (
    <Paper p="md" component="section" aria-labelledby="dihentikan">
      <Group gap="xs">
        <IconShieldX size={18} aria-hidden />
        <Title order={2} id="dihentikan">
          {words.title}
        </Title>
      </Group>
      <Text size="xs" c="dimmed">
        {words.subtitle}
      </Text>
      <Stack gap="sm" mt="sm">
        {(all ? stops : stops.slice(0, SHOWN)).map((stop) => (
          <StopLine key={stop.id} stop={stop} />
        ))}
        {stops.length > SHOWN && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={all}
            style={{ alignSelf: 'flex-start' }}
            onClick={toggle}
          >
            {all ? words.fewer : words.more(stops.length - SHOWN)}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}

function StopLine({ stop }: Readonly<{ stop: Stop }>) {
  const permit = useCoreMutation((api, reason: string) => api.reports.permitOutput({ id: stop.id, reason }), {
    silent: true,
    success: words.done,
  })
  const ask = () =>
    confirm({
      title: words.permitTitle,
      body: `${words.permitBody} ${words.places(stop.places)}.`,
      confirmLabel: words.permit,
      danger: true,
      reason: { label: words.reason, minLength: REASON_MIN, draft: `report:stop:${stop.id}` },
      onConfirm: (reason) => permit.mutateAsync(reason),
    })
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm">
          <Text span fw={600}>
            {words.line(KINDS[stop.kind], stop.by)}
          </Text>{' '}
          · <DateText at={stop.at} />
        </Text>
        <Text size="sm" c="dimmed">
          {words.places(stop.places)}
        </Text>
      </div>
      {stop.permittedAt === null ? (
        <Button size="xs" variant="default" onClick={ask} style={{ flexShrink: 0 }}>
          {words.permit}
        </Button>
      ) : (
        <Text size="xs" c="dimmed">
          {stop.usedAt === null ? words.permitted : words.used}
        </Text>
      )}
    </Group>
  )
}
