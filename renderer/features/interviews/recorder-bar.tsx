import { Alert, Badge, Button, Group, Progress, Select, Text } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { IconAlertTriangle, IconMicrophone, IconMicrophoneOff, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatLength } from './duration.ts'
import { hearing } from './hearing-words.ts'
import type { Recorder, RecorderState } from './recorder.ts'
import { useLevel } from './use-level.ts'
import { useMicrophones } from './use-microphones.ts'

type Props = Readonly<{ recorder: Recorder; state: RecorderState; canRecord: boolean }>

/** Recording at a glance: running or not, how long, how loud. */
export function RecorderBar({ recorder, state, canRecord }: Props) {
  const [device, setDevice] = useState<string | null>(null)
  const microphones = useMicrophones(state.phase)
  const recording = state.phase === 'recording'
  return (
    <Group gap="sm" wrap="nowrap">
      <PhaseBadge state={state} />
      {recording && <Meter state={state} />}
      {!recording && canRecord && microphones.length > 1 && (
        <Select
          aria-label={hearing.device}
          size="xs"
          w={200}
          placeholder={hearing.deviceDefault}
          data={[...microphones]}
          value={device}
          clearable
          onChange={setDevice}
        />
      )}
      {recording ? (
        <Button
          size="xs"
          color="red"
          variant="light"
          leftSection={<IconPlayerStop size={14} />}
          aria-label={hearing.stopRecording}
          onClick={() => askStop(recorder)}
        >
          {hearing.stop}
        </Button>
      ) : (
        canRecord && (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconMicrophone size={14} />}
            loading={state.phase !== 'off'}
            onClick={() => void recorder.start(device)}
          >
            {hearing.record}
          </Button>
        )
      )}
    </Group>
  )
}

/** What keeps the hearing from being recorded, below the bar so that no button moves. */
export const RecorderProblems = ({ state }: Readonly<{ state: RecorderState }>) => (
  <>
    {state.problem && <Problem text={hearing.problems[state.problem]} />}
    {state.waiting > 3 && <Problem text={hearing.waiting(state.waiting)} />}
  </>
)

const Problem = ({ text }: Readonly<{ text: string }>) => (
  <Alert color="orange" variant="light" p="xs" mt="xs" icon={<IconAlertTriangle aria-hidden />} role="alert">
    {text}
  </Alert>
)

const askStop = (recorder: Recorder) =>
  confirm({
    title: hearing.stopTitle,
    body: hearing.stopBody,
    confirmLabel: hearing.stopRecording,
    danger: true,
    onConfirm: () => recorder.stop('paused'),
  })

const PHASES = {
  off: hearing.off,
  starting: hearing.starting,
  recording: hearing.recording,
  stopping: hearing.stopping,
} as const

function PhaseBadge({ state }: Readonly<{ state: RecorderState }>) {
  const recording = state.phase === 'recording'
  const Icon = recording ? IconMicrophone : IconMicrophoneOff
  return (
    <Badge
      size="lg"
      color={recording ? 'red' : 'gray'}
      variant={recording ? 'filled' : 'light'}
      leftSection={<Icon size={14} aria-hidden />}
      role="status"
    >
      {PHASES[state.phase]}
    </Badge>
  )
}

function Meter({ state }: Readonly<{ state: RecorderState }>) {
  const { level, silent } = useLevel(state.stream)
  const [now, setNow] = useState(() => performance.now())
  const clock = useInterval(() => setNow(performance.now()), 500)
  useEffect(() => {
    clock.start()
    return clock.stop
  }, [clock.start, clock.stop])
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" fw={600} ff="monospace">
        {formatLength(Math.max(0, now - (state.since ?? now)))}
      </Text>
      <Progress.Root size="lg" w={80}>
        <Progress.Section
          value={level}
          color={silent ? 'orange' : 'teal'}
          aria-label={hearing.level}
          aria-valuetext={`${level} %`}
        />
      </Progress.Root>
      {silent && (
        <Text size="xs" role="alert">
          {hearing.silent}
        </Text>
      )}
    </Group>
  )
}
