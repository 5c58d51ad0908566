import { Button, Group, Paper, Stack, Stepper, Text } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { needsReason, nextStates } from '#shared/cases/lifecycle.ts'
import { type Case, type CaseState, caseStateSchema } from '#shared/cases/model.ts'
import { MOVES, NEXT_STEPS, STATES, words } from './words.ts'

const ORDER = caseStateSchema.options
/** Five steps in one row at 150 %. */
const STEPPER = { separator: { minWidth: 8, marginInline: 6 }, stepBody: { marginInlineStart: 6 } } as const

/** The way of a case, where it stands, what comes next; going back and closing want a reason. */
export function StateSteps({ found }: Readonly<{ found: Case }>) {
  const move = useCoreMutation(
    (api, { state, reason }: { state: CaseState; reason: string }) => api.cases.moveTo({ id: found.id, state, reason }),
    { silent: true },
  )
  const ask = (state: CaseState) =>
    confirm({
      title: labelOf(found.state, state),
      body: words.moveBody(STATES[state]),
      confirmLabel: labelOf(found.state, state),
      ...(needsReason(found.state, state) ? { reason: { label: words.moveReason } } : {}),
      onConfirm: (reason) => move.mutateAsync({ state, reason }),
    })
  return (
    <Paper p="md" component="section" aria-label={words.steps}>
      <Stack gap="sm">
        <Stepper active={ORDER.indexOf(found.state)} size="xs" iconSize={24} styles={STEPPER}>
          {ORDER.map((state) => (
            <Stepper.Step
              key={state}
              label={STATES[state]}
              aria-current={state === found.state ? 'step' : undefined}
              style={{ pointerEvents: 'none' }}
              tabIndex={-1}
            />
          ))}
        </Stepper>
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" flex={1} miw={260}>
            {NEXT_STEPS[found.state]}
          </Text>
          <Group gap="xs">
            {nextStates(found.state).map((state) => (
              <Button
                key={state}
                size="xs"
                variant={isForward(found.state, state) ? 'filled' : 'default'}
                onClick={() => ask(state)}
              >
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

/** One filled button at most: the step straight ahead. */
const isForward = (from: CaseState, to: CaseState): boolean =>
  to !== 'closed' && ORDER.indexOf(to) === ORDER.indexOf(from) + 1
