import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { answerAsCorrected, type Exchange } from '#shared/interviews/model.ts'
import classes from './hearing.module.css'
import { hearing } from './hearing-words.ts'
import { words } from './words.ts'

type Props = Readonly<{ exchange: Exchange; onDone: (saved: boolean) => void }>

/** The answer as it should have been; what was said first stays in sight above. */
export function CorrectionForm({ exchange, onDone }: Props) {
  const draft = useDraft(`exchange:${exchange.id}:correction`, { answer: answerAsCorrected(exchange), reason: '' })
  const { answer, reason } = draft.value
  const save = useCoreMutation((api) => api.interviews.correctExchange({ id: exchange.id, answer, reason }), {
    onSuccess: () => {
      void draft.discard()
      onDone(true)
    },
  })
  const form = useRef<HTMLFormElement>(null)
  // Its buttons, too, are to be seen where the screen is low.
  useEffect(() => {
    // Newer Chromium gives a promise, which is no clean-up.
    void form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={hearing.correction}
          description={hearing.correctionHint}
          size="lg"
          classNames={{ input: classes.typed ?? '' }}
          autosize
          minRows={2}
          maxLength={20_000}
          autoFocus
          value={answer}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, answer: value }))}
        />
        <TextInput
          label={hearing.correctionReason}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, reason: value }))}
        />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {hearing.original}: {exchange.answer || hearing.noAnswer}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => onDone(false)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={answer.trim() === ''}>
              {hearing.correctionSave}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
