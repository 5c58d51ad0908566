import { Alert, Checkbox, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Interview, Opening } from '#shared/interviews/model.ts'
import classes from './hearing.module.css'
import { words } from './words.ts'

type Props = Readonly<{
  interview: Interview
  opened: boolean
  onClose: () => void
  onStarted: (record: boolean) => void
}>
/** Nothing is presumed: willingness must be answered. */
type Asked = Omit<Opening, 'willing'> & { willing: boolean | null; record: boolean }

const INITIAL: Asked = {
  identityConfirmed: false,
  identityDocument: '',
  healthy: false,
  willing: null,
  note: '',
  record: true,
}

/** Identity, health and willingness, as custom wants them before the first question. */
export function StartDialog({ interview, opened, onClose, onStarted }: Props) {
  const draft = useDraft(`interview:${interview.id}:opening`, INITIAL)
  const { identityConfirmed, identityDocument, healthy, willing, note, record } = draft.value
  const put = (patch: Partial<Asked>) => draft.set((now) => ({ ...now, ...patch }))
  const needsNote = !(identityConfirmed && healthy && willing === true)
  const start = useCoreMutation((api, opening: Opening) => api.interviews.start({ id: interview.id, ...opening }), {
    onSuccess: ({ state }) => {
      void draft.discard()
      onClose()
      onStarted(record && state === 'running')
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.startTitle}
      opened={opened}
      onClose={onClose}
      submitLabel={willing === false ? words.declineConfirm : words.start}
      busy={start.isPending}
      disabled={willing === null || (needsNote && note.trim() === '')}
      onSubmit={() => willing !== null && start.mutate({ identityConfirmed, identityDocument, healthy, willing, note })}
    >
      <Stack gap="sm">
        <Text size="sm">{words.startBody}</Text>
        <Group align="flex-end" gap="md">
          <Checkbox
            label={words.identityConfirmed}
            checked={identityConfirmed}
            onChange={({ currentTarget }) => put({ identityConfirmed: currentTarget.checked })}
            mb={8}
          />
          <TextInput
            label={words.identityDocument}
            placeholder={words.identityDocumentHint}
            flex={1}
            maxLength={200}
            value={identityDocument}
            onChange={({ currentTarget }) => put({ identityDocument: currentTarget.value })}
          />
        </Group>
        <Checkbox
          label={words.healthy}
          checked={healthy}
          onChange={({ currentTarget }) => put({ healthy: currentTarget.checked })}
        />
        <Radio.Group
          label={words.willingQuestion}
          withAsterisk
          value={willing === null ? null : String(willing)}
          onChange={(answer) => put({ willing: answer === 'true' })}
        >
          <Group gap="lg" mt={4}>
            <Radio value="true" label={words.willingYes} />
            <Radio value="false" label={words.willingNo} />
          </Group>
        </Radio.Group>
        {willing === false && <Alert color="orange">{words.declineHint}</Alert>}
        <Textarea
          label={willing === false ? words.noteUnwilling : words.note}
          description={needsNote ? words.noteNeeded : undefined}
          withAsterisk={needsNote && willing !== null}
          classNames={{ input: classes.typed ?? '' }}
          autosize
          minRows={2}
          maxLength={5000}
          value={note}
          onChange={({ currentTarget }) => put({ note: currentTarget.value })}
        />
        {willing !== false && (
          <Checkbox
            label={words.recordNow}
            checked={record}
            onChange={({ currentTarget }) => put({ record: currentTarget.checked })}
          />
        )}
      </Stack>
    </FormDialog>
  )
}
