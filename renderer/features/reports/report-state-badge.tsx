import { Badge } from '@mantine/core'
import type { Report } from '#shared/reports/model.ts'
import { STATES } from './words.ts'

const COLORS = { new: 'blue', accepted: 'teal', merged: 'grape', dismissed: 'gray' } as const

export const ReportStateBadge = ({ state }: Readonly<{ state: Report['state'] }>) => (
  <Badge color={COLORS[state]}>{STATES[state]}</Badge>
)
