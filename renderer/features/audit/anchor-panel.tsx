import { Code, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { EVERYTHING } from '#renderer/rpc/changes.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QrCode } from '#renderer/ui/qr-code.tsx'
import { trailWords } from './trail-words.ts'

const { anchors: words } = trailWords

/** The head as it is printed, and what is kept of it elsewhere. */
export function AnchorPanel() {
  const anchors = useCoreQuery(['audit', 'anchors'], (api) => api.audit.anchors(), { alsoOn: [EVERYTHING] }).data
  if (!anchors || anchors.head.seq === 0) return null
  return (
    <Paper p="md" component="section" aria-labelledby="jangkar">
      <Title order={2} id="jangkar">
        {words.title}
      </Title>
      <Text size="xs" c="dimmed">
        {words.subtitle}
      </Text>
      <Group mt="sm" gap="lg" align="flex-start" wrap="nowrap">
        <QrCode text={anchors.qrText} label={words.qr} />
        <Stack gap="xs">
          <div>
            <Text size="xs" c="dimmed">
              {words.words}
            </Text>
            <Code fz="sm" style={{ whiteSpace: 'normal' }}>
              {anchors.words.join(' ')}
            </Code>
          </div>
          <div>
            <Text size="xs" c="dimmed">
              {words.atOpening}
            </Text>
            <List size="sm" withPadding>
              {anchors.places.map(({ place, state }) => (
                <List.Item key={place}>
                  {words.places[place]}: {words.states[state]}
                </List.Item>
              ))}
            </List>
          </div>
        </Stack>
      </Group>
    </Paper>
  )
}
