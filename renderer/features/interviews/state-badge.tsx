import { Badge } from '@mantine/core'
import type { InterviewState } from '#shared/interviews/model.ts'
import { stateWords } from './words.ts'

const COLORS = {
  prepared: 'gray',
  running: 'teal',
  paused: 'orange',
  finished: 'blue',
  reading_back: 'blue',
  read: 'blue',
  concluded: 'gray',
  declined: 'red',
  absent: 'red',
} as const satisfies Record<InterviewState, string>

export const StateBadge = ({ state }: Readonly<{ state: InterviewState }>) => (
  <Badge color={COLORS[state]}>{stateWords[state]}</Badge>
)
