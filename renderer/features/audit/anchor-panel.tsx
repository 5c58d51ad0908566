import { Box, Code, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import encodeQr from 'qr'
import { useMemo } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EVERYTHING } from './everything.ts'
import { trailWords } from './trail-words.ts'

const { anchors: words } = trailWords
const QR_SIZE = 108

/** The head as it is printed, and what is kept of it elsewhere. */
export function AnchorPanel() {
  const anchors = useCoreQuery(['audit', 'anchors'], (api) => api.audit.anchors(), { alsoOn: EVERYTHING }).data
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
        <QrCode text={anchors.qrText} />
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

/** Dark on light in both schemes: scanners expect it so. */
function QrCode({ text }: Readonly<{ text: string }>) {
  const { path, size } = useMemo(() => pathOf(text), [text])
  return (
    <Box bg="white" p={4} style={{ flexShrink: 0, borderRadius: 4 }}>
      <svg width={QR_SIZE} height={QR_SIZE} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.qr}>
        <path d={path} fill="black" shapeRendering="crispEdges" />
      </svg>
    </Box>
  )
}

function pathOf(text: string): Readonly<{ path: string; size: number }> {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { path, size: rows.length }
}
