import { Button, Group, NumberInput, SimpleGrid, Stack } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { type BackupSettings, backupSettingsSchema } from '#shared/backup/model.ts'
import { words } from './words.ts'

/** Hints of different length would push the fields out of line. */
const FIELD_ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

export function ReminderForm({ settings, may }: Readonly<{ settings: BackupSettings; may: boolean }>) {
  const draft = useDraft('backup:reminder', settings)
  const { value } = draft
  const save = useCoreMutation((api, next: BackupSettings) => api.backup.configure(next), {
    success: words.reminder.saved,
    onSuccess: () => void draft.discard(),
  })
  const changed = value.everyDays !== settings.everyDays || value.keepSets !== settings.keepSets
  const valid = backupSettingsSchema.safeParse(value).success
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NumberInput
          label={words.reminder.every}
          description={words.reminder.everyHint}
          inputWrapperOrder={FIELD_ORDER}
          min={0}
          max={365}
          allowDecimal={false}
          disabled={!may}
          value={value.everyDays}
          onChange={(next) => typeof next === 'number' && draft.set((now) => ({ ...now, everyDays: next }))}
        />
        <NumberInput
          label={words.reminder.keep}
          description={words.reminder.keepHint}
          inputWrapperOrder={FIELD_ORDER}
          min={1}
          max={100}
          allowDecimal={false}
          disabled={!may}
          value={value.keepSets}
          onChange={(next) => typeof next === 'number' && draft.set((now) => ({ ...now, keepSets: next }))}
        />
      </SimpleGrid>
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={!may || !changed || !valid}
          loading={save.isPending}
          onClick={() => save.mutate(value)}
        >
          {words.reminder.save}
        </Button>
      </Group>
    </Stack>
  )
}
