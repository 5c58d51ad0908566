import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { showError, useApi } from '#renderer/rpc/use-core.ts'
import { type Outcome, runSelfTest, type Verdict } from './self-test.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { TESTS, words } from './words.ts'

const LOOKS = { blocked: 'good', open: 'bad', unknown: 'open' } as const satisfies Record<Verdict, string>

/** Really tries each way out and shows what became of it. */
export function SelfTestPanel({ onDone }: Readonly<{ onDone: () => void }>) {
  const api = useApi()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const [running, setRunning] = useState(false)
  const [finished, setFinished] = useState(false)
  const run = async () => {
    setRunning(true)
    setFinished(false)
    setOutcomes([])
    try {
      for await (const outcome of runSelfTest(api)) setOutcomes((before) => [...before, outcome])
      setFinished(true)
    } catch (error) {
      showError(error)
    } finally {
      setRunning(false)
      onDone()
    }
  }
  return (
    <Stack gap="md" maw={760}>
      <Text size="sm">{words.test.hint}</Text>
      <Group>
        <Button onClick={() => void run()} loading={running}>
          {finished ? words.test.again : words.test.run}
        </Button>
        {running && (
          <Text size="sm" role="status">
            {words.test.running}
          </Text>
        )}
      </Group>
      {finished && <Summary outcomes={outcomes} />}
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} />}
    </Stack>
  )
}

const Outcomes = ({ outcomes }: Readonly<{ outcomes: readonly Outcome[] }>) => (
  <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
    {outcomes.map(({ id, verdict }) => (
      <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{TESTS[id]}</Text>
        <VerdictBadge look={LOOKS[verdict]} label={words.verdict[verdict]} />
      </Group>
    ))}
  </Stack>
)

function Summary({ outcomes }: Readonly<{ outcomes: readonly Outcome[] }>) {
  const open = outcomes.some(({ verdict }) => verdict === 'open')
  return (
    <Alert color={open ? 'red' : 'teal'} role="status">
      {open ? words.test.someOpen : words.test.allBlocked}
    </Alert>
  )
}
