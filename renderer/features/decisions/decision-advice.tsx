import { Alert, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { DecisionInput } from '#shared/decisions/model.ts'
import { words } from './words.ts'

type DecisionAdviceProps = Readonly<{
  /** Null until the form is complete. */
  input: DecisionInput | null
  onWarned: (warned: boolean) => void
}>

const TYPING_MS = 400

/** What the rules, the order of steps and earlier sanctions say; none of it keeps anybody from saving. */
export function DecisionAdvice({ input, onWarned }: DecisionAdviceProps) {
  const [asked] = useDebouncedValue(input, TYPING_MS)
  const query = useCoreQuery(
    ['decision', 'advise', asked],
    async (api) => (asked ? await api.decisions.advise(asked) : []),
    { keepPrevious: true },
  )
  const checks = query.data ?? []
  const warned = checks.some(({ severity }) => severity === 'warning')
  useEffect(() => onWarned(warned), [warned, onWarned])
  return (
    <Stack gap="xs" component="section" aria-live="polite">
      <Title order={3}>{words.advice}</Title>
      {checks.length === 0 && (
        <Text size="sm" c="dimmed">
          {input ? words.adviceNone : words.adviceLater}
        </Text>
      )}
      {checks.map(({ severity, sentence, rule }) => (
        <Alert
          key={sentence}
          color={severity === 'warning' ? 'yellow' : 'blue'}
          icon={severity === 'warning' ? <IconAlertTriangle aria-hidden /> : <IconInfoCircle aria-hidden />}
          p="xs"
        >
          <Text size="sm">{sentence}</Text>
          {rule && <RuleCitation rule={rule} />}
        </Alert>
      ))}
    </Stack>
  )
}
