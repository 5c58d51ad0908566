import { Button, Group, Menu, Paper, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
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
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {words.stepsHint}
          </Text>
          {mayMove && <ByHand from={found.state} onPick={ask} />}
        </Group>
      </Stack>
    </Paper>
  )
}

type ByHandProps = Readonly<{ from: CaseState; onPick: (state: CaseState) => void }>

/** Folded away, so that it is not taken for the next step. */
const ByHand = ({ from, onPick }: ByHandProps) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button
        size="xs"
        variant="default"
        style={{ flexShrink: 0 }}
        rightSection={<IconChevronDown size={14} aria-hidden />}
      >
        {words.byHand}
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {nextStates(from).map((state) => (
        <Menu.Item key={state} onClick={() => onPick(state)}>
          {labelOf(from, state)}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)

const labelOf = (from: CaseState, to: CaseState): string => (from === 'closed' ? words.reopen : MOVES[to])
