import { Anchor, Badge, Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Signer } from '#shared/documents/model.ts'
import type { FieldState } from '#shared/signing/model.ts'
import { RefuseDialog } from './refuse-dialog.tsx'
import { SignDialog } from './sign-dialog.tsx'
import type { SignedDocumentId } from './signed-document-id.ts'
import { VerificationReportView } from './verification-report.tsx'
import { fieldStateWords, words, worthWords } from './words.ts'

type Open = Readonly<{ dialog: 'sign' | 'refuse'; field: FieldState }>

/** The expected signers by field, to suggest names. */
type Props = Readonly<{ documentId: SignedDocumentId; signers: readonly Signer[] }>

/** Who has signed a finalized document, who has not, and what the signatures say. */
export function SignaturePanel({ documentId, signers }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const query = useCoreQuery(['signing', 'status', documentId], (api) => api.signing.status({ documentId }), {
    alsoOn: ['documents'],
  })
  const settings = useCoreQuery(['settings'], (api) => api.settings.get())
  const close = () => setOpen(null)
  return (
    <Stack gap="md">
      <QueryView query={query}>
        {({ fields, report }) => (
          <>
            <Stack gap="xs">
              {fields.length === 0 && <Text>{words.noFields}</Text>}
              {fields.map((field) => (
                <FieldRow key={field.name} field={field} onOpen={(dialog) => setOpen({ dialog, field })} />
              ))}
            </Stack>
            <PanelActions documentId={documentId} waiting={fields.some(({ state }) => state === 'empty')} />
            <Title order={3}>{words.verification}</Title>
            <VerificationReportView report={report} />
          </>
        )}
      </QueryView>
      {open?.dialog === 'sign' && (
        <SignDialog
          documentId={documentId}
          field={open.field}
          suggested={holderOf(open.field, signers)}
          place={settings.data?.city ?? ''}
          onClose={close}
        />
      )}
      {open?.dialog === 'refuse' && <RefuseDialog documentId={documentId} field={open.field} onClose={close} />}
    </Stack>
  )
}

function holderOf({ name: field, label }: FieldState, signers: readonly Signer[]) {
  const signer = signers.find((expected) => expected.field === field)
  return { name: signer?.name ?? label, nip: signer?.nip ?? '', position: '' }
}

const COLORS = { signed: 'green', empty: 'orange', refused: 'gray' } as const

function FieldRow({ field, onOpen }: { field: FieldState; onOpen: (dialog: Open['dialog']) => void }) {
  const { label, name, state, refusal } = field
  const maySign = useMay('signing.sign')
  return (
    <Paper p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {label || name}
        </Text>
        <Badge color={COLORS[state]}>{fieldStateWords[state]}</Badge>
      </Group>
      {refusal && (
        <Text size="sm" mt={4}>
          {words.refusedBecause} {refusal.reason} {words.witnessedBy}{' '}
          {refusal.witnesses.map((witness) => witness.name).join(', ')}
        </Text>
      )}
      {state === 'empty' && maySign && (
        <Group gap="xs" mt="xs">
          <Button size="xs" onClick={() => onOpen('sign')} aria-label={words.signFor(label)}>
            {words.sign}
          </Button>
          <Button size="xs" variant="default" onClick={() => onOpen('refuse')} aria-label={words.refuseFor(label)}>
            {words.refuse}
          </Button>
        </Group>
      )}
    </Paper>
  )
}

function PanelActions({ documentId, waiting }: { documentId: SignedDocumentId; waiting: boolean }) {
  const mayAccept = useMay('signing.acceptReturned')
  const exportCa = useCoreMutation((api) => api.signing.exportCa(), {
    onSuccess: ({ savedAs }) => {
      if (savedAs) notifications.show({ message: words.savedAs(savedAs), color: 'teal', autoClose: 10_000 })
    },
  })
  const accept = useCoreMutation(
    async (api, file: File) => api.signing.acceptReturned({ documentId, pdfBase64: await fileToBase64(file) }),
    { success: words.returnedDone },
  )
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {waiting && mayAccept && (
          <FileButton accept="application/pdf,.pdf" onChange={(file) => file && accept.mutate(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={accept.isPending}>
                {words.acceptReturned}
              </Button>
            )}
          </FileButton>
        )}
        <May path="signing.exportCa">
          <Button
            size="xs"
            variant="default"
            title={words.exportCaHint}
            loading={exportCa.isPending}
            onClick={() => exportCa.mutate(undefined)}
          >
            {words.exportCa}
          </Button>
        </May>
        <Anchor href="#/verifikasi" size="sm">
          {words.trustedRoots}
        </Anchor>
      </Group>
      {waiting && mayAccept && (
        <Text size="xs" c="dimmed">
          {worthWords.returned}
        </Text>
      )}
    </Stack>
  )
}
