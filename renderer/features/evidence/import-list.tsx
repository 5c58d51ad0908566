import { ActionIcon, Alert, Badge, Button, Group, Paper, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { memo, useEffect, useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { formatSize } from './file-size.ts'
import { type ImportItem, type ImportQueue, isLeft, isPending } from './import-queue.ts'
import { noSpeed, type Speed, secondsLeft, withSample } from './import-speed.ts'
import { words } from './words.ts'

type Props = Readonly<{
  queue: ImportQueue
  onCancel: (item: ImportItem) => void
  onCancelAll: () => void
  onRetry: (key: string) => void
  onResume: () => void
  onClear: () => void
}>

/** A list as long as this gets a row for each; a folder of ten thousand is told as a whole, with a few rows of interest. */
const SHORT = 40
const OF_INTEREST = 12

/** The files on their way in: the whole with its speed and the time left, and those of interest one by one. */
export function ImportList({ queue, onCancel, onCancelAll, onRetry, onResume, onClear }: Props) {
  const whole = useWhole(queue)
  if (queue.length === 0) return null
  const rows = rowsOf(queue)
  return (
    <Paper withBorder p="sm" component="section" aria-label={words.importing}>
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {words.summary(whole.done, queue.length)}
          {whole.known > 0 && ` · ${words.knownCount(whole.known)}`}
          {whole.left > 0 && ` · ${words.leftCount(whole.left)}`}
        </Text>
        <Group gap="xs">
          {whole.left > 0 && (
            <Button size="compact-sm" onClick={onResume}>
              {words.resume(whole.left)}
            </Button>
          )}
          {whole.pending > 0 ? (
            <Button size="compact-sm" variant="default" onClick={onCancelAll}>
              {words.cancelAll}
            </Button>
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={onClear}>
              {words.clearFinished}
            </Button>
          )}
        </Group>
      </Group>
      {queue.length > 1 && whole.pending > 0 && <WholeProgress whole={whole} />}
      <ScrollArea.Autosize mah={240}>
        <Stack gap="xs">
          {rows.map((item) => (
            <ImportRow key={item.key} item={item} onCancel={onCancel} onRetry={onRetry} />
          ))}
          {rows.length < queue.length && (
            <Text size="xs" c="dimmed">
              {words.moreFiles(queue.length - rows.length)}
            </Text>
          )}
        </Stack>
      </ScrollArea.Autosize>
    </Paper>
  )
}

function WholeProgress({ whole: { sent, total, speed } }: { whole: Whole }) {
  const left = secondsLeft(speed, total)
  return (
    <Stack gap={4} mb="sm">
      <Progress value={total === 0 ? 100 : (sent / total) * 100} aria-label={words.progressOfAll} />
      <Text size="xs" c="dimmed">
        {formatSize(sent)} / {formatSize(total)}
        {speed.perSecond > 0 && ` · ${formatSize(speed.perSecond)}/dtk`}
        {left !== null && ` · ${words.remaining(left)}`}
      </Text>
    </Stack>
  )
}

type Whole = ReturnType<typeof countsOf> & { speed: Speed }

/** Counts of the whole, with a speed that does not jump from file to file. */
function useWhole(queue: ImportQueue): Whole {
  const [speed, setSpeed] = useState(noSpeed)
  const counts = countsOf(queue)
  useEffect(() => {
    setSpeed((now) => (counts.pending === 0 ? noSpeed : withSample(now, performance.now(), counts.sent)))
  }, [counts.pending, counts.sent])
  return { ...counts, speed }
}

function countsOf(queue: ImportQueue) {
  const counts = { done: 0, known: 0, left: 0, pending: 0, sent: 0, total: 0 }
  for (const item of queue) {
    if (item.state === 'done' || item.state === 'known') counts.done += 1
    if (item.state === 'known') counts.known += 1
    if (isLeft(item)) counts.left += 1
    else {
      counts.total += item.size
      counts.sent += item.sent
    }
    if (isPending(item)) counts.pending += 1
  }
  return counts
}

const INTEREST = { sending: 0, failed: 1, waiting: 2, cancelled: 3, done: 4, known: 5 } as const

/** All of a short list in its order; of a long one those that something happens to. */
function rowsOf(queue: ImportQueue): ImportQueue {
  if (queue.length <= SHORT) return queue
  const byInterest = [...queue].sort((a, b) => INTEREST[a.state] - INTEREST[b.state])
  return byInterest.slice(0, OF_INTEREST)
}

const COLORS = {
  waiting: 'gray',
  sending: 'blue',
  done: 'green',
  known: 'teal',
  failed: 'red',
  cancelled: 'gray',
} as const

type RowProps = Pick<Props, 'onCancel' | 'onRetry'> & { item: ImportItem }

/** Drawn anew only when its own item changed: every step of an import changes the queue. */
const ImportRow = memo(function ImportRow({ item, onCancel, onRetry }: RowProps) {
  const { file, size, state, sent } = item
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
          {badgeText(item)}
        </Badge>
        <RowButton item={item} onCancel={onCancel} onRetry={onRetry} />
      </Group>
      {state === 'sending' && (
        <Progress size="sm" value={size === 0 ? 100 : (sent / size) * 100} aria-label={words.progressOf(file.name)} />
      )}
      {state === 'failed' && (
        <Alert color="red" variant="light" p="xs">
          {item.message}
        </Alert>
      )}
      {item.duplicateOf && <Duplicate id={item.duplicateOf} />}
    </Stack>
  )
})

function RowButton({ item, onCancel, onRetry }: RowProps) {
  if (item.state === 'done' || item.state === 'known') return null
  const [label, Icon, act] = isPending(item)
    ? ([words.cancelOne(item.file.name), IconX, () => onCancel(item)] as const)
    : ([words.retryOne(item.file.name), IconRefresh, () => onRetry(item.key)] as const)
  return (
    <ActionIcon color="gray" size="sm" aria-label={label} onClick={act}>
      <Icon size={14} />
    </ActionIcon>
  )
}

function progressText({ state, sent, size, speed }: ImportItem): string {
  if (state !== 'sending') return formatSize(size)
  const left = secondsLeft(speed, size)
  const rate = speed.perSecond > 0 ? ` · ${formatSize(speed.perSecond)}/dtk` : ''
  return `${formatSize(sent)} / ${formatSize(size)}${rate}${left === null ? '' : ` · ${words.remaining(left)}`}`
}

function badgeText({ state, number }: ImportItem): string {
  if (state === 'done') return words.importDone(number)
  return state === 'known' ? words.importKnown(number) : words.importState[state]
}

function Duplicate({ id }: { id: EvidenceId }) {
  const original = useCoreQuery(['evidence', id], (api) => api.evidence.get({ id })).data?.evidence
  return (
    <Text size="xs" c="dimmed">
      {original ? words.duplicate(original.number || original.title) : words.duplicateElsewhere}
    </Text>
  )
}
