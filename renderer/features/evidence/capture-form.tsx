import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { Capture, Evidence } from '#shared/evidence/model.ts'
import { viewerWords } from './viewer-words.ts'
import { platformWords } from './words.ts'

type Described = Pick<Evidence, 'title' | 'note' | 'capture'>

const PLATFORMS = Object.entries(platformWords).map(([value, label]) => ({ value, label }))

/** What people say of the item; typing is kept as a draft until it is saved to the record. */
export function CaptureForm({ evidence }: { evidence: Evidence }) {
  const { id, title, note, capture } = evidence
  const draft = useDraft<Described>(`evidence:${id}:describe`, { title, note, capture })
  const save = useCoreMutation((api, value: Described) => api.evidence.describe({ id, ...value }), {
    success: viewerWords.saved,
    onSuccess: () => void draft.discard(),
  })
  const { value, set } = draft
  const setCapture = (part: Partial<Capture>) => set((now) => ({ ...now, capture: { ...now.capture, ...part } }))
  const line = (label: string, key: 'account' | 'url' | 'capturedBy' | 'device') => (
    <TextInput
      label={label}
      value={value.capture[key]}
      onChange={(event) => setCapture({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <Stack gap="xs">
      <TextInput
        label={viewerWords.title}
        required
        value={value.title}
        onChange={(event) => set({ ...value, title: event.currentTarget.value })}
      />
      <Select
        label={viewerWords.platform}
        data={PLATFORMS}
        clearable
        placeholder={viewerWords.noPlatform}
        value={value.capture.platform}
        onChange={(platform) => setCapture({ platform: platform as Capture['platform'] })}
      />
      {line(viewerWords.account, 'account')}
      {line(viewerWords.url, 'url')}
      <ZonedInput
        label={viewerWords.captured}
        value={value.capture.captured}
        onChange={(captured) => setCapture({ captured })}
      />
      {line(viewerWords.capturedBy, 'capturedBy')}
      {line(viewerWords.device, 'device')}
      <Textarea
        label={viewerWords.note}
        autosize
        minRows={2}
        value={value.note}
        onChange={(event) => set({ ...value, note: event.currentTarget.value })}
      />
      {draft.dirty && (
        <Unsaved
          savedAt={draft.savedAt}
          saving={save.isPending}
          onSave={value.title.trim() ? () => save.mutate(value) : null}
          onDiscard={() => void draft.discard()}
        />
      )}
    </Stack>
  )
}

type UnsavedProps = Readonly<{
  savedAt: Date | null
  saving: boolean
  /** Null while something required is missing. */
  onSave: (() => void) | null
  onDiscard: () => void
}>

/** The draft is safe; the record is changed only on purpose. */
function Unsaved({ savedAt, saving, onSave, onDiscard }: UnsavedProps) {
  return (
    <>
      <Text size="xs" c="dimmed">
        {viewerWords.unsaved}
      </Text>
      <Group gap="xs">
        <Button size="xs" loading={saving} disabled={onSave === null} onClick={() => onSave?.()}>
          {viewerWords.save}
        </Button>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {viewerWords.discardDraft}
        </Button>
        <SavedAt at={savedAt} />
      </Group>
    </>
  )
}
