import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { needsReason, nextStates } from '#shared/cases/lifecycle.ts'
import { type Case, type CaseState, caseStateSchema } from '#shared/cases/model.ts'
import { MOVES, STATES, words } from './words.ts'

const ORDER = caseStateSchema.options

/** The way of a case (steps may be skipped, so none is ticked off), where it stands; going back and closing want a reason. */
export function StateSteps({ found }: Readonly<{ found: Case }>) {
  const mayMove = useMay('cases.moveTo')
  const move = useCoreMutation(
    (api, { state, reason }: { state: CaseState; reason: string }) => api.cases.moveTo({ id: found.id, state, reason }),
    { silent: true },
  )
  const ask = (state: CaseState) =>
    confirm({
      title: labelOf(found.state, state),
      body: words.moveBody(STATES[state]),
      confirmLabel: labelOf(found.state, state),
      ...(needsReason(found.state, state)
        ? { reason: { label: words.moveReason, draft: `case:${found.id}:move` } }
        : {}),
      onConfirm: (reason) => move.mutateAsync({ state, reason }),
    })
  return (
    <Paper p="md" component="section" aria-label={words.steps}>
      <Stack gap="sm">
        <ol className="steps">
          {ORDER.map((state, index) => (
            <li key={state} aria-current={state === found.state ? 'step' : undefined}>
              <span aria-hidden>{index + 1}</span> {STATES[state]}
            </li>
          ))}
        </ol>
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" flex={1} miw={260}>
            {words.stepsHint}
          </Text>
          <Group gap="xs">
            {(mayMove ? nextStates(found.state) : []).map((state) => (
              <Button key={state} size="xs" variant="default" onClick={() => ask(state)}>
                {labelOf(found.state, state)}
              </Button>
            ))}
          </Group>
        </Group>
      </Stack>
    </Paper>
  )
}

const labelOf = (from: CaseState, to: CaseState): string => (from === 'closed' ? words.reopen : MOVES[to])
