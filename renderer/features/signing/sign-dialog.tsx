import { Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { FieldState, IdentityId } from '#shared/signing/model.ts'
import { IdentityChoice } from './identity-choice.tsx'
import type { SuggestedHolder } from './new-identity.tsx'
import { type P12, P12Choice } from './p12-choice.tsx'
import { SignaturePad } from './signature-pad.tsx'
import type { SignedDocumentId } from './signed-document-id.ts'
import { strokesToPng } from './stroke-image.ts'
import type { Strokes } from './strokes.ts'
import { words } from './words.ts'

type Props = Readonly<{
  documentId: SignedDocumentId
  field: FieldState
  suggested: SuggestedHolder
  place: string
  onClose: () => void
}>

const NO_P12: P12 = { file: null, password: '' }

/** One person signs one prepared field. Mounted while open only: closing forgets the password. */
export function SignDialog({ documentId, field, suggested, place: usualPlace, onClose }: Props) {
  const [kind, setKind] = useState<'identity' | 'pkcs12'>('identity')
  const [identityId, setIdentityId] = useState<IdentityId | null>(null)
  const [p12, setP12] = useState(NO_P12)
  const [strokes, setStrokes] = useState<Strokes>([])
  const [place, setPlace] = useState(usualPlace)
  const [reason, setReason] = useState('')
  const sign = useCoreMutation(
    async (api) =>
      api.signing.sign({
        documentId,
        field: field.name,
        with: await signerOf(kind, identityId, p12),
        handwritingPngBase64: await strokesToPng(strokes),
        place,
        reason,
      }),
    { success: words.signed, silent: true, onSuccess: onClose },
  )
  return (
    <FormDialog
      title={words.signTitle(field.label)}
      opened
      onClose={onClose}
      onSubmit={() => sign.mutate(undefined)}
      submitLabel={words.signNow}
      busy={sign.isPending}
      disabled={kind === 'identity' ? identityId === null : p12.file === null}
    >
      <SegmentedControl
        fullWidth
        aria-label={words.withWhat}
        data={[
          { value: 'identity', label: words.withIdentity },
          { value: 'pkcs12', label: words.withP12 },
        ]}
        value={kind}
        onChange={(value) => setKind(value === 'pkcs12' ? 'pkcs12' : 'identity')}
      />
      {kind === 'identity' ? (
        <IdentityChoice value={identityId} onChange={setIdentityId} suggested={suggested} />
      ) : (
        <P12Choice value={p12} onChange={setP12} />
      )}
      <Group grow align="flex-start">
        <TextInput label={words.place} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
        <TextInput
          label={words.reason}
          placeholder={words.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Group>
      <SignaturePad strokes={strokes} onChange={setStrokes} />
      {sign.isError && <ErrorNotice error={sign.error} />}
      <Text size="sm">{words.signOnce}</Text>
    </FormDialog>
  )
}

async function signerOf(kind: 'identity' | 'pkcs12', identityId: IdentityId | null, { file, password }: P12) {
  if (kind === 'identity' && identityId) return { kind: 'identity' as const, identityId }
  if (kind === 'pkcs12' && file) return { kind: 'pkcs12' as const, fileBase64: await fileToBase64(file), password }
  throw new Error('Nothing was chosen to sign with.')
}
