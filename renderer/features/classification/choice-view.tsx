import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Case } from '#shared/cases/model.ts'
import { allegationOf } from '#shared/classification/allegation.ts'
import type { Act, Classification } from '#shared/classification/model.ts'
import { ReadingHead } from './reading-head.tsx'
import { words } from './words.ts'

/** The choice in effect with its reason; the earlier ones on request. */
export function ChoiceView({ act, found }: Readonly<{ act: Act; found: Case }>) {
  const [shown, history] = useDisclosure(false)
  const mayFill = useMay('cases.setAllegation') && found.state !== 'closed'
  const [current, ...earlier] = act.choices
  if (!current) return null
  return (
    <Stack gap="xs">
      <One choice={current} />
      <Group gap="xs">
        {mayFill && <FillAllegation act={act} choice={current} found={found} />}
        {earlier.length > 0 && (
          <Button size="compact-sm" variant="subtle" aria-expanded={shown} onClick={history.toggle}>
            {shown ? words.hideHistory : words.history(earlier.length)}
          </Button>
        )}
      </Group>
      {shown && earlier.map((choice) => <One key={choice.id} choice={choice} />)}
    </Stack>
  )
}

const One = ({ choice }: Readonly<{ choice: Classification }>) => (
  <Paper p="sm" bg="var(--saksama-canvas)">
    <Stack gap={6}>
      <ReadingHead reading={choice.reading} />
      <Text size="sm" className="prose">
        <b>{words.reason}:</b> {choice.reason}
      </Text>
      <Text size="xs" c="dimmed">
        {words.chosenBy(choice.chosenBy)} <DateText at={choice.chosenAt} />, {words.catalogue(choice.catalogueVersion)}
      </Text>
    </Stack>
  </Paper>
)

type FillProps = Readonly<{ act: Act; choice: Classification; found: Case }>

function FillAllegation({ act, choice, found }: FillProps) {
  const allegation = allegationOf(act, choice.reading)
  const fill = useCoreMutation((api) => api.cases.setAllegation({ id: found.id, allegation }), {
    success: words.allegationSet,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: words.useAllegation,
      body: (
        <Stack gap="xs">
          <Text size="sm">{words.useAllegationBody}</Text>
          <Text size="sm" className="prose">
            {allegation.description}
          </Text>
          <Text size="sm">{allegation.norm}</Text>
        </Stack>
      ),
      confirmLabel: words.useAllegation,
      onConfirm: () => fill.mutateAsync(undefined),
    })
  return (
    <Button size="compact-sm" variant="subtle" onClick={ask}>
      {words.useAllegation}
    </Button>
  )
}
