import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type ReactNode, useState } from 'react'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { legibleLength } from '#shared/kernel/text.ts'

type Reason = Readonly<{
  label: string
  description?: string
  minLength?: number
  /** Names the draft that keeps what is typed over a lock: what is done, to what. */
  draft: string
}>

type ConfirmOptions = Readonly<{
  title: string
  body?: ReactNode
  /** The verb on the button, e.g. "Tarik bukti". */
  confirmLabel: string
  danger?: boolean
  /** Asks for a written reason of at least `minLength` (5) characters. */
  reason?: Reason
  /** The dialog stays open, with the error, when this rejects. */
  onConfirm: (reason: string) => unknown
}>

/** Asks before something that matters. With a reason field neither Esc nor a click outside discards the text. */
export function confirm({ reason, ...options }: ConfirmOptions): void {
  const typing = reason !== undefined
  const close = () => modals.close(id)
  const id: string = modals.open({
    title: options.title,
    closeOnClickOutside: !typing,
    closeOnEscape: !typing,
    withCloseButton: !typing,
    children: reason ? (
      <WithReason {...options} reason={reason} close={close} />
    ) : (
      <Asked {...options} ready run={() => options.onConfirm('')} close={close} />
    ),
  })
}

type BodyProps = Omit<ConfirmOptions, 'reason'> & Readonly<{ close: () => void }>

function WithReason({ reason, close, ...options }: BodyProps & Readonly<{ reason: Reason }>) {
  const draft = useDraft(reason.draft, '')
  const minLength = reason.minLength ?? 5
  const text = draft.value.trim()
  return (
    <Asked
      {...options}
      ready={legibleLength(text) >= minLength}
      run={() => options.onConfirm(text)}
      // Done, or left on purpose: an old reason must not wait for the next time. A lock closes without asking us.
      close={() => {
        void draft.discard().catch(() => undefined)
        close()
      }}
    >
      <Textarea
        label={reason.label}
        description={reason.description ?? `Paling sedikit ${minLength} huruf; dicatat pada jejak audit.`}
        withAsterisk={minLength > 0}
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus
        value={draft.value}
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
    </Asked>
  )
}

type AskedProps = Omit<BodyProps, 'onConfirm'> & Readonly<{ ready: boolean; run: () => unknown; children?: ReactNode }>

function Asked({ body, confirmLabel, danger, ready, run, close, children }: AskedProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      await run()
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
      {children}
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
          onClick={() => void go()}
          loading={busy}
          disabled={!ready}
          data-autofocus={children ? undefined : true}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
