import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type ReactNode, useState } from 'react'
import { errorSentence } from '#renderer/rpc/errors.ts'

type ConfirmOptions = Readonly<{
  title: string
  body?: ReactNode
  /** The verb on the button, e.g. "Tarik bukti". */
  confirmLabel: string
  danger?: boolean
  /** Asks for a written reason of at least `minLength` (5) characters. */
  reason?: Readonly<{ label: string; description?: string; minLength?: number }>
  /** The dialog stays open, with the error, when this rejects. */
  onConfirm: (reason: string) => unknown
}>

/** Asks before something that matters. With a reason field neither Esc nor a click outside discards the text. */
export function confirm(options: ConfirmOptions): void {
  const typing = options.reason !== undefined
  const id: string = modals.open({
    title: options.title,
    closeOnClickOutside: !typing,
    closeOnEscape: !typing,
    withCloseButton: !typing,
    children: <ConfirmBody {...options} close={() => modals.close(id)} />,
  })
}

function ConfirmBody({ body, confirmLabel, danger, reason, onConfirm, close }: ConfirmOptions & { close: () => void }) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const minLength = reason?.minLength ?? 5
  const ready = !reason || text.trim().length >= minLength
  const run = async () => {
    setBusy(true)
    setError(null)
    try {
      await onConfirm(text.trim())
      close()
    } catch (cause) {
      setError(errorSentence(cause))
      setBusy(false)
    }
  }
  return (
    <Stack gap="md">
      {body && (
        <Text size="sm" component="div">
          {body}
        </Text>
      )}
      {reason && (
        <Textarea
          label={reason.label}
          description={reason.description ?? `Paling sedikit ${minLength} huruf; dicatat pada jejak audit.`}
          withAsterisk
          autosize
          minRows={3}
          maxRows={8}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close} disabled={busy}>
          Batal
        </Button>
        <Button
          {...(danger ? { color: 'red' } : {})}
          onClick={() => void run()}
          loading={busy}
          disabled={!ready}
          data-autofocus={reason ? undefined : true}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
