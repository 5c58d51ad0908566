import { ActionIcon, Group, Paper, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { mediaUrl } from '#renderer/rpc/use-core.ts'
import type { Interview, Recording, SoundMark } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'

type Listening = Readonly<{
  /** False while the recording is not yet a file. */
  playable(mark: SoundMark): boolean
  play(mark: SoundMark): void
}>
const ListeningContext = createContext<Listening | null>(null)

export function useListening(): Listening {
  const listening = useContext(ListeningContext)
  if (!listening) throw new Error('useListening needs a ListeningProvider above it.')
  return listening
}

/** One player for the whole screen; it jumps to where an exchange began. */
export function ListeningProvider({ interview, children }: Readonly<{ interview: Interview; children: ReactNode }>) {
  const [current, setCurrent] = useState<Recording | null>(null)
  const player = useRef<HTMLAudioElement>(null)
  const at = useRef(0)
  const { recordings } = interview
  const seek = useCallback(() => {
    if (!player.current) return
    player.current.currentTime = at.current / 1000
    void player.current.play().catch(() => undefined)
  }, [])
  const value = useMemo<Listening>(() => {
    const find = (mark: SoundMark) => recordings.find(({ id, mediaId }) => id === mark.recordingId && mediaId !== null)
    return {
      playable: (mark) => find(mark) !== undefined,
      play: (mark) => {
        const recording = find(mark)
        if (!recording) return
        at.current = mark.offsetMs
        setCurrent(recording)
        // The same file is loaded already and gives no new event.
        if (player.current && player.current.readyState > 0 && recording.id === current?.id) seek()
      },
    }
  }, [recordings, seek, current])
  return (
    <ListeningContext value={value}>
      {children}
      {current?.mediaId && (
        <Paper p="xs" shadow="md" pos="sticky" bottom={0} style={{ zIndex: 3 }}>
          <Group gap="sm" wrap="nowrap">
            <Text size="sm" fw={600}>
              {hearing.recordingOf(current.number)}
            </Text>
            {/* biome-ignore lint/a11y/useMediaCaption: the words of this sound are the exchanges on the screen */}
            <audio
              key={current.id}
              ref={player}
              controls
              src={mediaUrl(current.mediaId)}
              onLoadedMetadata={seek}
              style={{ flex: 1, height: '2.25rem' }}
            />
            <ActionIcon color="gray" aria-label={hearing.closePlayer} onClick={() => setCurrent(null)}>
              <IconX size={18} />
            </ActionIcon>
          </Group>
        </Paper>
      )}
    </ListeningContext>
  )
}
