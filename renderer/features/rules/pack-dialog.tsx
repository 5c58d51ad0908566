import { Alert, Checkbox, Code, FileInput, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { PackPreview } from '#shared/rules/contract.ts'
import { ChangeList } from './change-list.tsx'
import { grouped, TrustedSigners } from './trusted-signers.tsx'
import { words } from './words.ts'

/** Twenty catalogues; anything longer is no pack, and is not read into memory. */
const MOST_BYTES = 4_000_000

/** A pack is chosen, looked at, and taken with a reason, or not at all. */
export function PackDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [trustSigner, setTrust] = useState(false)
  const preview = useCoreMutation((api, chosen: string) => api.rules.previewPack({ text: chosen }), { silent: true })
  const take = useCoreMutation((api) => api.rules.takePack({ text, reason, trustSigner }), {
    success: words.pack.taken,
    onSuccess: onClose,
  })
  const choose = async (file: File | null) => {
    preview.reset()
    setTrust(false)
    const chosen = file ? await file.slice(0, MOST_BYTES).text() : ''
    setText(chosen)
    if (file) preview.mutate(chosen)
  }
  const seen = preview.data
  const ready = seen && seen.faults.length === 0 && seen.changes.length > 0 && (seen.signer.known || trustSigner)
  return (
    <FormDialog
      title={words.pack.title}
      opened
      onClose={onClose}
      onSubmit={() => take.mutate(undefined)}
      submitLabel={words.pack.submit}
      busy={take.isPending}
      disabled={!ready || reason.trim().length < 5}
      size="xl"
    >
      <FileInput
        label={words.pack.choose}
        description={words.pack.hint}
        accept=".json,application/json"
        clearable
        clearButtonProps={{ 'aria-label': 'Kosongkan' }}
        onChange={(file) => void choose(file)}
      />
      {preview.isError && (
        <Alert color="red" role="alert">
          {errorSentence(preview.error)}
        </Alert>
      )}
      {!seen && <TrustedSigners />}
      {seen && <Preview seen={seen} trusted={trustSigner} onTrust={setTrust} />}
      {seen && seen.changes.length > 0 && (
        <Textarea
          label={words.pack.reason}
          description={words.form.reasonHint}
          withAsterisk
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}

type PreviewProps = Readonly<{ seen: PackPreview; trusted: boolean; onTrust: (trusted: boolean) => void }>

const Preview = ({ seen, trusted, onTrust }: PreviewProps) => (
  <Stack gap="sm">
    <Facts
      facts={[
        { label: words.pack.from, value: seen.office },
        { label: words.pack.madeBy, value: seen.createdBy },
        { label: words.pack.madeAt, value: <DateText at={seen.createdAt} /> },
        {
          label: words.pack.signer,
          value: <Code style={{ overflowWrap: 'anywhere' }}>{grouped(seen.signer.publicKey)}</Code>,
          wide: true,
        },
      ]}
    />
    {seen.signer.known ? (
      <Text size="sm">{words.pack.known(seen.signer.name)}</Text>
    ) : (
      <Alert color="orange">
        <Stack gap="xs">
          {words.pack.unknown}
          <Checkbox
            label={words.pack.trust}
            checked={trusted}
            onChange={(event) => onTrust(event.currentTarget.checked)}
          />
        </Stack>
      </Alert>
    )}
    {seen.faults.length > 0 && (
      <Alert color="red" title={words.pack.faults}>
        {seen.faults.slice(0, 5).map((fault) => (
          <Text key={fault} size="sm">
            {fault}
          </Text>
        ))}
      </Alert>
    )}
    <Text size="sm" fw={600}>
      {words.pack.changes(seen.changes.length)}
    </Text>
    <ChangeList changes={seen.changes} />
  </Stack>
)
