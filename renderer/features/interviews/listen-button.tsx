import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import type { Exchange } from '#shared/interviews/model.ts'
import { formatLength } from './duration.ts'
import { hearing } from './hearing-words.ts'
import { useListening } from './listening.tsx'

/** Listen again from where this exchange began; nothing when it was not recorded. */
export function ListenButton({ exchange: { sound, number } }: Readonly<{ exchange: Exchange }>) {
  const listening = useListening()
  if (!sound || !listening.playable(sound)) return null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlayerPlay size={14} />}
      aria-label={`${hearing.listen} ${formatLength(sound.offsetMs)}, ${hearing.listenFrom(number)}`}
      onClick={() => listening.play(sound)}
    >
      {hearing.listen} {formatLength(sound.offsetMs)}
    </Button>
  )
}
