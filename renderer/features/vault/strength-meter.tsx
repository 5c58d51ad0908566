import { Progress, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Strength } from './strength.ts'
import { words } from './words.ts'

const COLORS = ['red', 'red', 'yellow', 'teal', 'teal'] as const

/** Bar, word and advice under a new password; the word lists load when first needed. */
export function StrengthMeter({ password, owner }: Readonly<{ password: string; owner: string }>) {
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    let gone = false
    if (password === '') setStrength(null)
    else
      void import('./strength.ts').then(({ createStrengthMeter }) => {
        if (!gone) setStrength(createStrengthMeter(owner.split(/\s+/).filter(Boolean))(password))
      })
    return () => {
      gone = true
    }
  }, [password, owner])
  if (!strength) return null
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
