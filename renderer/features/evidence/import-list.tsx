import { ActionIcon, Alert, Badge, Button, Group, Paper, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { BATCH } from '#shared/evidence/contract.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'
import { formatSize } from './file-size.ts'
import { type ImportItem, type ImportQueue, isPending } from './import-queue.ts'
import { secondsLeft } from './import-speed.ts'
import { useWhole, type Whole } from './import-whole.ts'
import { words } from './words.ts'

type Props = Readonly<{
  queue: ImportQueue
  onCancel: (item: ImportItem) => void
  onCancelAll: () => void
  onRetry: (key: string) => void
  onResume: () => void
  onClear: () => void
}>

/**
 * A list as long as this gets a row for each. A folder of ten thousand is told as a whole: rows only for what failed and for
 * what travels long, the others would fly past unread.
 */
const SHORT = 40
const MOST_ROWS = 12

/** The files on their way in: the whole with its speed and the time left, and those of interest one by one. */
export function ImportList({ queue, onCancel, onRetry, ...onWhole }: Props) {
  const whole = useWhole(queue)
  if (queue.length === 0) return null
  const isLong = queue.length > SHORT
  const rows = isLong ? queue.filter(isOfInterest) : queue
  const shown = rows.slice(0, isLong ? MOST_ROWS : SHORT)
  return (
    <Paper withBorder p="sm" component="section" aria-label={words.importing}>
      <Group justify="space-between">
        {/* A long import would read its count aloud without end. */}
        <Text size="sm" fw={600} aria-live={isLong && whole.pending > 0 ? 'off' : 'polite'}>
          {words.summary(whole.done, queue.length)}
          {whole.known > 0 && ` · ${words.knownCount(whole.known)}`}
          {whole.left > 0 && ` · ${words.leftCount(whole.left)}`}
        </Text>
        <WholeButtons whole={whole} {...onWhole} />
      </Group>
      {queue.length > 1 && whole.pending > 0 && <WholeProgress whole={whole} />}
      {rows.length > 0 && (
        <ScrollArea.Autosize mah={240} mt="xs">
          <Stack gap="xs">
            {shown.map((item) => (
              <ImportRow key={item.key} item={item} onCancel={onCancel} onRetry={onRetry} />
            ))}
            {rows.length > shown.length && (
              <Text size="xs" c="dimmed">
                {words.moreFiles(rows.length - shown.length)}
              </Text>
            )}
          </Stack>
        </ScrollArea.Autosize>
      )}
    </Paper>
  )
}

type WholeProps = Pick<Props, 'onCancelAll' | 'onResume' | 'onClear'> & { whole: Whole }

const WholeButtons = ({ whole: { pending, left }, onCancelAll, onResume, onClear }: WholeProps) => (
  <Group gap="xs">
    {/* Not where the button to stop was while anything is left: pressed twice, it would throw that away. */}
    {pending === 0 && (
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {words.clearFinished}
      </Button>
    )}
    {left > 0 && (
      <Button size="compact-sm" onClick={onResume}>
        {words.resume(left)}
      </Button>
    )}
    {pending > 0 && (
      <Button size="compact-sm" variant="default" onClick={onCancelAll}>
        {words.cancelAll}
      </Button>
    )}
  </Group>
)

const isOfInterest = ({ state, size }: ImportItem): boolean =>
  state === 'failed' || (state === 'sending' && size > BATCH.fileBytes)

function WholeProgress({ whole: { sent, total, work, wholeWork, bytes, labour, current } }: { whole: Whole }) {
  const left = secondsLeft(labour, wholeWork)
  return (
    <Stack gap={4} mt="xs">
      <Progress value={wholeWork === 0 ? 100 : (work / wholeWork) * 100} aria-label={words.progressOfAll} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" className={classes.figures}>
          {formatSize(sent)} / {formatSize(total)}
          {bytes.perSecond > 0 && ` · ${formatSize(bytes.perSecond)}/dtk`}
          {left !== null && ` · ${words.remaining(left)}`}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {current}
        </Text>
      </Group>
    </Stack>
  )
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
