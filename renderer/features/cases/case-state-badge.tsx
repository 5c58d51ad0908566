import { Badge } from '@mantine/core'
import type { CaseState } from '#shared/cases/model.ts'
import { STATES } from './words.ts'

const COLORS = {
  review: 'blue',
  clarification: 'orange',
  examination: 'orange',
  finished: 'teal',
  closed: 'gray',
} as const satisfies Record<CaseState, string>

export const CaseStateBadge = ({ state }: Readonly<{ state: CaseState }>) => (
  <Badge color={COLORS[state]}>{STATES[state]}</Badge>
)
