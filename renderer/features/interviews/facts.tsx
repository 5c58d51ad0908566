import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Interview, Recording } from '#shared/interviews/model.ts'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { formatLength } from './duration.ts'
import { hearing } from './hearing-words.ts'
import { useListening } from './listening.tsx'
import { modeWords, momentWords, recordingEndWords, roleWords, words } from './words.ts'

/** Who, when, where, on what authority. */
export const PreparationFacts = ({ interview }: Readonly<{ interview: Interview }>) => (
  <Paper p="md">
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Fact label={words.subject}>
        {fullName(interview.subject)}
        {interview.subject.nip && ` · NIP ${formatNip(interview.subject.nip)}`}
        <br />
        {[interview.subject.rank, interview.subject.position, interview.subject.office].filter(Boolean).join(' · ')}
      </Fact>
      <Fact label={words.scheduled}>
        <DateText at={interview.scheduled.at} zone={interview.scheduled.zone} />
        <br />
        {modeWords[interview.mode]}
        {interview.place && ` · ${interview.place}`}
      </Fact>
      <Fact label={words.participants}>
        {interview.participants.length === 0 && '–'}
        {interview.participants.map(({ id, role, person }) => (
          <span key={id} style={{ display: 'block' }}>
            {roleWords[role]}: {fullName(person)}
          </span>
        ))}
      </Fact>
      <Fact label={words.authority}>{interview.authority || '–'}</Fact>
    </SimpleGrid>
  </Paper>
)

const Fact = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text size="sm" component="div" dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  </div>
)

export function Recordings({ recordings }: Readonly<{ recordings: readonly Recording[] }>) {
  const listening = useListening()
  if (recordings.length === 0) return null
  return (
    <Paper p="md">
      <Stack gap={6}>
        <Title order={2} size="h3">
          {hearing.recordings}
        </Title>
        {recordings.map((recording) => {
          const mark = { recordingId: recording.id, offsetMs: 0 }
          return (
            <Group key={recording.id} gap="sm">
              <Text size="sm">
                {hearing.recordingOf(recording.number)} · <DateText at={recording.startedAt} /> ·{' '}
                {recording.mediaId ? formatLength(recording.durationMs) : hearing.noSound}
                {recording.endReason && ` · ${recordingEndWords[recording.endReason]}`}
              </Text>
              {listening.playable(mark) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  leftSection={<IconPlayerPlay size={14} />}
                  onClick={() => listening.play(mark)}
                >
                  {hearing.listen}
                </Button>
              )}
            </Group>
          )
        })}
      </Stack>
    </Paper>
  )
}

export const Timeline = ({ timeline }: Pick<Interview, 'timeline'>) => (
  <Paper p="md">
    <Stack gap={2}>
      <Title order={2} size="h3">
        {hearing.timeline}
      </Title>
      {timeline.map(({ at, kind, note }) => (
        <Text size="sm" key={`${at}${kind}`} dir="auto">
          <DateText at={at} /> · {momentWords[kind]}
          {note && `: ${note}`}
        </Text>
      ))}
    </Stack>
  </Paper>
)
