import { ActionIcon, Alert, Badge, Button, Group, Paper, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { IconRefresh, IconX } from '@tabler/icons-react'
import type { Evidence } from '#shared/evidence/model.ts'
import { formatSize } from './file-size.ts'
import { type ImportItem, type ImportQueue, isPending } from './import-queue.ts'
import { secondsLeft } from './import-speed.ts'
import { words } from './words.ts'

type Props = Readonly<{
  queue: ImportQueue
  /** Items already there, to name a duplicate by its number. */
  known: readonly Evidence[]
  onCancel: (item: ImportItem) => void
  onRetry: (key: string) => void
  onClear: () => void
}>

/** The files on their way in, each with its own progress, failure and cancel. */
export function ImportList({ queue, known, onCancel, onRetry, onClear }: Props) {
  if (queue.length === 0) return null
  const pending = queue.filter(isPending)
  const done = queue.filter(({ state }) => state === 'done').length
  return (
    <Paper withBorder p="sm" component="section" aria-label={words.importing}>
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {words.summary(done, queue.length)}
        </Text>
        {pending.length > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => pending.forEach(onCancel)}>
            {words.cancelAll}
          </Button>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={onClear}>
            {words.clearFinished}
          </Button>
        )}
      </Group>
      <ScrollArea.Autosize mah={240}>
        <Stack gap="xs">
          {queue.map((item) => (
            <ImportRow key={item.key} item={item} known={known} onCancel={onCancel} onRetry={onRetry} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Paper>
  )
}

const COLORS = { waiting: 'gray', sending: 'blue', done: 'green', failed: 'red', cancelled: 'gray' } as const

function ImportRow({ item, known, onCancel, onRetry }: { item: ImportItem } & Omit<Props, 'queue' | 'onClear'>) {
  const { file, state, sent } = item
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" truncate style={{ flex: 1 }}>
          {file.name}
        </Text>
        <Text size="xs" c="dimmed">
          {progressText(item)}
        </Text>
        <Badge variant="light" color={COLORS[state]}>
          {state === 'done' ? words.importDone(item.number) : words.importState[state]}
        </Badge>
        <RowButton item={item} onCancel={onCancel} onRetry={onRetry} />
      </Group>
      {state === 'sending' && (
        <Progress
          size="sm"
          value={file.size === 0 ? 100 : (sent / file.size) * 100}
          aria-label={words.progressOf(file.name)}
        />
      )}
      {state === 'failed' && (
        <Alert color="red" variant="light" p="xs">
          {item.message}
        </Alert>
      )}
      {item.duplicateOf && (
        <Text size="xs" c="dimmed">
          {duplicateText(item.duplicateOf, known)}
        </Text>
      )}
    </Stack>
  )
}

function RowButton({ item, onCancel, onRetry }: { item: ImportItem } & Pick<Props, 'onCancel' | 'onRetry'>) {
  if (item.state === 'done') return null
  const [label, Icon, act] = isPending(item)
    ? ([words.cancelOne(item.file.name), IconX, () => onCancel(item)] as const)
    : ([words.retryOne(item.file.name), IconRefresh, () => onRetry(item.key)] as const)
  return (
    <ActionIcon color="gray" size="sm" aria-label={label} onClick={act}>
      <Icon size={14} />
    </ActionIcon>
  )
}

function progressText({ state, sent, file, speed }: ImportItem): string {
  if (state !== 'sending') return formatSize(file.size)
  const left = secondsLeft(speed, file.size)
  const rate = speed.perSecond > 0 ? ` · ${formatSize(speed.perSecond)}/dtk` : ''
  return `${formatSize(sent)} / ${formatSize(file.size)}${rate}${left === null ? '' : ` · ${words.remaining(left)}`}`
}

function duplicateText(id: string, known: readonly Evidence[]): string {
  const original = known.find((item) => item.id === id)
  return original ? words.duplicate(original.number || original.title) : words.duplicateElsewhere
}
