import { Stack, Text } from '@mantine/core'
import { DayText } from '#renderer/ui/date-text.tsx'
import type { Decision } from '#shared/decisions/model.ts'
import { words } from './words.ts'

/** Decisions that were in error and what took their place says why. */
export const ReplacedList = ({ decisions }: Readonly<{ decisions: readonly Decision[] }>) =>
  decisions.length === 0 ? null : (
    <Stack gap={4} mt="md">
      {decisions.map(({ id, number, decidedOn, replaceReason }) => (
        <Text key={id} size="xs" c="dimmed">
          <s>{number}</s> (<DayText day={decidedOn} />) · {words.replacedBecause(replaceReason)}
        </Text>
      ))}
    </Stack>
  )
