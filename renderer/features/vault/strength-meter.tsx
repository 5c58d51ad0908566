import { Progress, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Strength } from '#shared/users/strength.ts'
import { words } from './words.ts'

const COLORS = ['red', 'red', 'yellow', 'teal', 'teal'] as const

/** Null for an empty password and until the word lists, loaded when first needed, are there. */
export function useStrength(password: string, known: string): Strength | null {
  const [judged, setJudged] = useState<Readonly<{ password: string; strength: Strength }> | null>(null)
  useEffect(() => {
    let gone = false
    if (password !== '')
      void import('#shared/users/strength.ts').then(({ createStrengthMeter }) => {
        if (!gone) setJudged({ password, strength: createStrengthMeter([known])(password) })
      })
    return () => {
      gone = true
    }
  }, [password, known])
  return judged?.password === password && password !== '' ? judged.strength : null
}

/** Bar, word and advice under a new password. */
export function StrengthMeter({ strength }: Readonly<{ strength: Strength }>) {
  const level = words.strength.levels[strength.score]
  return (
    <Stack gap={4}>
      <Progress
        value={(strength.score + 1) * 20}
        color={COLORS[strength.score]}
        aria-label={`${words.strength.label}: ${level}`}
      />
      <Text size="xs" role="status">
        {words.strength.label}: <b>{level}</b>. {[strength.warning, ...strength.suggestions].filter(Boolean).join(' ')}
      </Text>
    </Stack>
  )
}
