import { Button, Group, Paper, Radio, Stack, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import type { Interview, ReadBackManner } from '#shared/interviews/model.ts'
import classes from './hearing.module.css'
import { hearing } from './hearing-words.ts'
import { mannerWords } from './words.ts'

const INITIAL: { manner: ReadBackManner; statement: string } = {
  manner: 'read_aloud',
  statement: hearing.statementDefault,
}
const MANNERS: readonly ReadBackManner[] = ['read_aloud', 'read_self']

/** How it was read back and what the person said to it. */
export function ConcludeReadBack({ interview: { id } }: Readonly<{ interview: Interview }>) {
  const draft = useDraft(`interview:${id}:read_back`, INITIAL)
  const { manner, statement } = draft.value
  const conclude = useCoreMutation((api) => api.interviews.concludeReadBack({ id, manner, statement }), {
    onSuccess: () => void draft.discard(),
  })
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Radio.Group
          label={hearing.manner}
          value={manner}
          onChange={(next) => draft.set((now) => ({ ...now, manner: next as ReadBackManner }))}
        >
          <Group gap="lg" mt={4}>
            {MANNERS.map((value) => (
              <Radio key={value} value={value} label={mannerWords[value]} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={hearing.statement}
          classNames={{ input: classes.typed ?? '' }}
          autosize
          minRows={2}
          maxLength={5000}
          value={statement}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, statement: value }))}
        />
        <Group justify="flex-end">
          <Button onClick={() => conclude.mutate(undefined)} loading={conclude.isPending}>
            {hearing.concludeReadBack}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
