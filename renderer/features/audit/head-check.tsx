import { Alert, Button, FileButton, Group, NumberInput, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconAlertTriangle, IconQrcode, IconShieldCheck } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, type FormEvent, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { parseAnchorQr, readAnchor, type TypedAnchor } from '#shared/audit/anchor-text.ts'
import type { HeadCheck } from '#shared/audit/model.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'
import { readQr } from './read-qr.ts'
import { readingText } from './reading-text.ts'
import { trailWords } from './trail-words.ts'

const { check: words } = trailWords
const MAX_TEXT = 2000

/** A head typed or scanned from paper against this vault. */
export function HeadCheckPanel() {
  const draft = useDraft('audit:head', { number: 0, text: '' })
  const { number, text } = draft.value
  const [scanFailed, setScanFailed] = useState(false)
  const check = useCoreMutation((api, { seq, hashStart, vaultId }: TypedAnchor) =>
    api.audit.checkHead({ seq, hashStart, vaultId: vaultId === null ? null : vaultIdSchema.parse(vaultId) }),
  )
  const reading = readAnchor(number, text)
  const change = (next: { number?: number; text?: string }) => {
    const typed = { ...draft.value, ...next }
    if (typed.number === 0 && typed.text === '') void draft.discard()
    else draft.set(typed)
    setScanFailed(false)
    check.reset()
  }
  const scan = async (picture: File | null | undefined) => {
    if (!picture) return
    const found = await readQr(picture)
    const anchor = found && parseAnchorQr(found)
    if (!anchor) return setScanFailed(true)
    change({ number: anchor.seq, text: found })
    check.mutate(anchor)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reading.kind === 'ready') check.mutate(reading.anchor)
  }
  const fromTransfer = (event: ClipboardEvent | DragEvent, files: FileList | undefined) => {
    const picture = [...(files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (!picture) return
    event.preventDefault()
    event.stopPropagation()
    void scan(picture)
  }
  return (
    <Paper
      p="md"
      component="section"
      aria-labelledby="periksa-kepala"
      onPaste={(event: ClipboardEvent) => fromTransfer(event, event.clipboardData.files)}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => fromTransfer(event, event.dataTransfer.files)}
    >
      <Title order={2} id="periksa-kepala">
        {words.title}
      </Title>
      <Text size="xs" c="dimmed">
        {words.subtitle}
      </Text>
      <form onSubmit={submit} noValidate>
        <Group mt="sm" gap="sm" align="flex-start" wrap="nowrap">
          <NumberInput
            label={words.number}
            w={150}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={number === 0 ? '' : number}
            onChange={(value) => change({ number: Number(value) || 0 })}
          />
          <Textarea
            label={words.text}
            description={words.textHint}
            inputWrapperOrder={['label', 'input', 'description']}
            autosize
            minRows={2}
            maxRows={4}
            maxLength={MAX_TEXT}
            spellCheck={false}
            autoComplete="off"
            style={{ flex: 1 }}
            value={text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </Group>
        <Text size="sm" mt="xs" role="status" {...(reading.kind !== 'ready' && { c: 'dimmed' })} mih="1.5em">
          {scanFailed ? words.noQr : readingText(reading)}
        </Text>
        <Group gap="sm">
          <Button type="submit" disabled={reading.kind !== 'ready'} loading={check.isPending}>
            {words.submit}
          </Button>
          <FileButton accept="image/*" onChange={(file) => void scan(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconQrcode size={17} aria-hidden />}>
                {words.scan}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed" style={{ flex: 1 }}>
            {words.scanHint}
          </Text>
        </Group>
      </form>
      {check.data && <Verdict check={check.data} />}
    </Paper>
  )
}

function Verdict({ check }: Readonly<{ check: HeadCheck }>) {
  const zone = useZone()
  const isFine = check.verdict === 'on_log'
  const explained = {
    on_log: words.onLog,
    not_on_log: words.notOnLog,
    newer: words.newer(check.head.seq),
    other_vault: words.otherVault,
  }[check.verdict]
  return (
    <Alert
      mt="md"
      color={isFine ? 'teal' : check.verdict === 'other_vault' ? 'yellow' : 'red'}
      title={words.verdict[check.verdict]}
      icon={isFine ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      role={isFine ? 'status' : 'alert'}
    >
      <Stack gap={4}>
        {check.at && (
          <Text size="sm">
            {words.madeAt} {formatInstant(check.at, zone)}.
          </Text>
        )}
        <Text size="sm">{explained}</Text>
      </Stack>
    </Alert>
  )
}
