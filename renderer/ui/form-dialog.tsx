import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Draft } from '#renderer/rpc/use-draft.ts'
import { askDiscard, DISCARD } from './ask-discard.ts'
import { SavedAt } from './saved-at.tsx'

type FormDialogProps = Readonly<{
  title: string
  opened: boolean
  onClose: () => void
  onSubmit: () => void
  submitLabel: string
  busy?: boolean
  disabled?: boolean
  size?: string | number
  /** Holds what is typed here beyond the dialog; the footer says so, and offers to throw it away. */
  draft?: Pick<Draft<unknown>, 'dirty' | 'savedAt' | 'discard'>
  children: ReactNode
}>

/** A dialog with typed text: only its own buttons close it, never Esc or a click outside. */
export function FormDialog(props: FormDialogProps) {
  const { draft } = props
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <Modal
      title={props.title}
      opened={props.opened}
      onClose={props.onClose}
      size={props.size ?? 'lg'}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {props.children}
          <Group justify="space-between" gap="xs" className="dialog-footer">
            <Group gap="xs" mih={30}>
              {draft?.dirty && (
                <>
                  <SavedAt at={draft.savedAt} />
                  <Button variant="subtle" color="red" size="compact-xs" onClick={() => askDiscard(draft)}>
                    {DISCARD}
                  </Button>
                </>
              )}
            </Group>
            <Group gap="xs">
              <Button variant="default" onClick={props.onClose} disabled={props.busy ?? false}>
                Batal
              </Button>
              <Button type="submit" loading={props.busy ?? false} disabled={props.disabled ?? false}>
                {props.submitLabel}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
