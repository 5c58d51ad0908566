import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'

type FormDialogProps = Readonly<{
  title: string
  opened: boolean
  onClose: () => void
  onSubmit: () => void
  submitLabel: string
  busy?: boolean
  disabled?: boolean
  size?: string | number
  children: ReactNode
}>

/** A dialog with typed text: only its own buttons close it, never Esc or a click outside. */
export function FormDialog(props: FormDialogProps) {
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
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose} disabled={props.busy ?? false}>
              Batal
            </Button>
            <Button type="submit" loading={props.busy ?? false} disabled={props.disabled ?? false}>
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
