import { Button, Group, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import { type Settings, settingsSchema } from '#shared/settings/model.ts'
import type { SettingsPart, SettingsTyping } from './settings-part.ts'
import { words } from './words.ts'

type SettingsFormProps = Readonly<{ children: (part: SettingsPart, settings: Settings) => ReactNode }>

/** Fields of the office's settings: what is typed survives until it is saved or undone. */
export function SettingsForm({ children }: SettingsFormProps) {
  const query = useCoreQuery(['settings', 'own'], (api) => api.settings.get())
  return (
    <QueryView query={query}>
      {(settings) => (
        <MayEdit path="settings.update">
          <LoadedForm settings={settings}>{(part) => children(part, settings)}</LoadedForm>
        </MayEdit>
      )}
    </QueryView>
  )
}

type LoadedFormProps = Readonly<{ settings: Settings; children: (part: SettingsPart) => ReactNode }>

function LoadedForm({ settings, children }: LoadedFormProps) {
  const { logo: _logo, ...own } = settings
  const draft = useDraft<SettingsTyping>('settings', own)
  const save = useCoreMutation((api) => api.settings.update(draft.value), {
    success: words.saved,
    onSuccess: () => void draft.discard(),
  })
  const valid = settingsSchema.omit({ logo: true }).safeParse(draft.value).success
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
    >
      <Stack gap="md">
        {children({ value: draft.value, onChange: (next) => draft.set((now) => ({ ...now, ...next })) })}
        <Group justify="space-between">
          <SavedAt at={draft.savedAt} />
          <Group gap="xs">
            <Button variant="default" disabled={!draft.dirty} onClick={() => void draft.discard()}>
              {words.undo}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!draft.dirty || !valid}>
              {words.submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
