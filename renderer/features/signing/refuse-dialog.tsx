import { ActionIcon, Button, Fieldset, Group, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { FieldState, Witness } from '#shared/signing/model.ts'
import type { SignedDocumentId } from './signed-document-id.ts'
import { words } from './words.ts'

type Props = Readonly<{ documentId: SignedDocumentId; field: FieldState; onClose: () => void }>
type Typed = { reason: string; witnesses: Witness[] }

const NOBODY: Witness = { name: '', nip: '', position: '' }
const EMPTY: Typed = { reason: '', witnesses: [NOBODY] }
const MOST_WITNESSES = 10

/** Somebody would not sign: why, and who saw it. */
export function RefuseDialog({ documentId, field, onClose }: Props) {
  const draft = useDraft<Typed>(draftKey(documentId, field.name), EMPTY)
  const { value, set } = draft
  const refuse = useCoreMutation((api) => api.signing.refuse({ documentId, field: field.name, ...value }), {
    success: words.refusedDone,
    silent: true,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  const ready = value.reason.trim().length >= 5 && value.witnesses.every(({ name }) => name.trim() !== '')
  return (
    <FormDialog
      draft={draft}
      title={words.refuseTitle(field.label)}
      opened
      onClose={onClose}
      onSubmit={() => refuse.mutate(undefined)}
      submitLabel={words.refuseNow}
      busy={refuse.isPending}
      disabled={!ready}
    >
      <Textarea
        label={words.refuseReason}
        description={words.refuseReasonHint}
        required
        autosize
        minRows={3}
        value={value.reason}
        onChange={(event) => set({ ...value, reason: event.currentTarget.value })}
      />
      <Witnesses value={value.witnesses} onChange={(witnesses) => set({ ...value, witnesses })} />
      {refuse.isError && <ErrorNotice error={refuse.error} />}
      <Text size="sm" c="dimmed">
        {words.refuseNote}
      </Text>
    </FormDialog>
  )
}

type WitnessesProps = Readonly<{ value: readonly Witness[]; onChange: (witnesses: Witness[]) => void }>

function Witnesses({ value, onChange }: WitnessesProps) {
  const change = (index: number, part: Partial<Witness>) =>
    onChange(value.map((old, place) => (place === index ? { ...old, ...part } : old)))
  const remove = (index: number) => onChange(value.filter((_, place) => place !== index))
  return (
    <>
      {value.map((witness, index) => (
        <WitnessFields
          // biome-ignore lint/suspicious/noArrayIndexKey: witnesses have no identity but their place in the list
          key={index}
          index={index + 1}
          witness={witness}
          onChange={(part) => change(index, part)}
          onRemove={value.length > 1 ? () => remove(index) : null}
        />
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          disabled={value.length >= MOST_WITNESSES}
          onClick={() => onChange([...value, NOBODY])}
        >
          {words.addWitness}
        </Button>
      </Group>
    </>
  )
}

/** Field names may hold anything; draft keys may not. */
const draftKey = (documentId: string, field: string) =>
  `refuse:${documentId}:${field.toLowerCase().replace(/[^a-z0-9_-]/g, '-')}`.slice(0, 120)

type WitnessProps = Readonly<{
  index: number
  witness: Witness
  onChange: (part: Partial<Witness>) => void
  onRemove: (() => void) | null
}>

function WitnessFields({ index, witness, onChange, onRemove }: WitnessProps) {
  const line = (label: string, key: keyof Witness, required = false) => (
    <TextInput
      label={label}
      required={required}
      value={witness[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <Fieldset legend={words.witness(index)} p="sm">
      <Group align="flex-end" wrap="nowrap">
        <Group grow flex={1}>
          {line(words.name, 'name', true)}
          {line(words.nip, 'nip')}
          {line(words.position, 'position')}
        </Group>
        {onRemove && (
          <ActionIcon color="gray" aria-label={words.removeWitness(index)} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
    </Fieldset>
  )
}
