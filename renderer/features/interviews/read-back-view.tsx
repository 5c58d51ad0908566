import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Group,
  Kbd,
  Paper,
  Progress,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { answerAsCorrected, type Exchange, type Interview } from '#shared/interviews/model.ts'
import { ConcludeReadBack } from './conclude-read-back.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { Corrections } from './corrections.tsx'
import classes from './hearing.module.css'
import { hearing } from './hearing-words.ts'
import { ListenButton } from './listen-button.tsx'
import { useReadBackKeys } from './use-read-back-keys.ts'

type Props = Readonly<{ interview: Interview; onMoreQuestions: () => void }>

/** One exchange at a time in large type: confirmed, or corrected so that everyone can see it. */
export function ReadBackView({ interview, onMoreQuestions }: Props) {
  const { exchanges } = interview
  const done = exchanges.filter(({ review }) => review !== 'pending').length
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      exchanges.findIndex(({ review }) => review === 'pending'),
    ),
  )
  const [correcting, setCorrecting] = useState(false)
  const exchange = exchanges[Math.min(index, exchanges.length - 1)]
  const go = (to: number) => {
    setCorrecting(false)
    setIndex(Math.min(exchanges.length - 1, Math.max(0, to)))
  }
  const confirm = useCoreMutation((api, id: Exchange['id']) => api.interviews.confirmExchange({ id }), {
    onSuccess: () => go(index + 1),
  })
  const confirmNow = () => {
    if (!exchange || confirm.isPending) return
    if (exchange.review === 'pending') confirm.mutate(exchange.id)
    else go(index + 1)
  }
  useReadBackKeys({ enabled: !correcting, onConfirm: confirmNow, onMove: (by) => go(index + by) })
  if (!exchange) return null
  return (
    <Stack gap="md" className={classes.readBack ?? ''}>
      <Group justify="space-between" gap="sm">
        <Text fw={600}>{hearing.progress(done, exchanges.length)}</Text>
        <Button size="xs" variant="subtle" onClick={onMoreQuestions}>
          {hearing.moreQuestions}
        </Button>
      </Group>
      <Progress value={(100 * done) / exchanges.length} aria-label={hearing.progress(done, exchanges.length)} />
      <Slide exchange={exchange} />
      {correcting ? (
        <CorrectionForm
          key={exchange.id}
          exchange={exchange}
          onDone={(saved) => (saved ? go(index + 1) : setCorrecting(false))}
        />
      ) : (
        <Group justify="space-between" wrap="nowrap" className={classes.acts ?? ''}>
          <Turn label={hearing.previous} icon={IconChevronLeft} disabled={index === 0} onClick={() => go(index - 1)} />
          <Group gap="xs" wrap="nowrap">
            <Button
              size="lg"
              variant="default"
              leftSection={<IconPencil size={18} />}
              onClick={() => setCorrecting(true)}
            >
              {hearing.correct}
            </Button>
            <Button size="lg" leftSection={<IconCheck size={20} />} onClick={confirmNow} loading={confirm.isPending}>
              {hearing.confirm}
              <Kbd ml={8} aria-hidden>
                {hearing.confirmKey}
              </Kbd>
            </Button>
          </Group>
          <Turn
            label={hearing.next}
            icon={IconChevronRight}
            disabled={index >= exchanges.length - 1}
            onClick={() => go(index + 1)}
          />
        </Group>
      )}
      {done === exchanges.length && (
        <>
          <Alert color="teal" icon={<IconCheck aria-hidden />}>
            {hearing.allDone}
          </Alert>
          <ConcludeReadBack interview={interview} />
        </>
      )}
    </Stack>
  )
}

type TurnProps = Readonly<{ label: string; icon: typeof IconCheck; disabled: boolean; onClick: () => void }>

const Turn = ({ label, icon: Icon, disabled, onClick }: TurnProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="default" size={50} aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon size={22} />
    </ActionIcon>
  </Tooltip>
)

function Slide({ exchange }: Readonly<{ exchange: Exchange }>) {
  const slide = useRef<HTMLDivElement>(null)
  const { id, number, question, review, corrections, answer } = exchange
  // A screen reader, too, reads each exchange anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on each change of the exchange
  useEffect(() => slide.current?.focus({ preventScroll: true }), [id])
  return (
    <Paper p="lg" ref={slide} tabIndex={-1} style={{ outline: 'none' }}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2}>{hearing.questionOf(number)}</Title>
          <Group gap="xs">
            <ListenButton exchange={exchange} />
            <ReviewBadge review={review} />
          </Group>
        </Group>
        <Text className={classes.large} dir="auto">
          {question || hearing.untitled}
        </Text>
        <Title order={3}>{hearing.answer}</Title>
        {corrections.length > 0 && (
          <Text className={classes.original} dir="auto" component="del" display="block">
            {answer || hearing.noAnswer}
          </Text>
        )}
        <Text className={classes.large} dir="auto" fw={600}>
          {answerAsCorrected(exchange) || hearing.noAnswer}
        </Text>
        <Corrections corrections={corrections} />
      </Stack>
    </Paper>
  )
}

const REVIEWS = {
  pending: { color: 'gray', label: hearing.pending },
  confirmed: { color: 'teal', label: hearing.confirmed },
  corrected: { color: 'orange', label: hearing.corrected },
} as const satisfies Record<Exchange['review'], { color: string; label: string }>

export const ReviewBadge = ({ review }: Readonly<{ review: Exchange['review'] }>) => (
  <Badge color={REVIEWS[review].color}>{REVIEWS[review].label}</Badge>
)
