import { List, Text } from '@mantine/core'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Correction } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'

/** Who corrected when and why, oldest first. */
export function Corrections({ corrections }: Readonly<{ corrections: readonly Correction[] }>) {
  if (corrections.length === 0) return null
  return (
    <List size="sm">
      {corrections.map(({ at, by, reason, answer }) => (
        <List.Item key={at}>
          <Text size="sm" span dir="auto">
            {hearing.corrected} <DateText at={at} /> ({by}): «{answer}»{reason && ` ${hearing.because} ${reason}`}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
