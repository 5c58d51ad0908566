import { Alert, Button, FileInput, Group, Paper, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileZip } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useStream } from '#renderer/features/backup/use-stream.ts'
import { MaySee, useMay } from '#renderer/features/users/may.tsx'
import { PasswordField } from '#renderer/features/vault/password-field.tsx'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { BundlePreview, BundleProgress } from '#shared/bundles/model.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { BundleContent, SenderCard } from './preview.tsx'
import { ProgressBar, StageBar } from './progress.tsx'
import { type Arrival, useArrival } from './use-arrival.ts'
import { words } from './words.ts'

const { receive } = words

/** A bundle is chosen, looked at, and taken in whole or not at all. */
export function ReceiveScreen() {
  const { arrival, choose, open, clear } = useArrival()
  return (
    <Page title={receive.title} subtitle={receive.subtitle} breadcrumbs={[{ label: 'Perkara', href: paths.cases }]}>
      <MaySee path="bundles.receive">
        <Stack gap="md">
          <Paper p="md">
            <FileInput
              label={receive.choose}
              description={receive.chooseHint}
              placeholder={receive.placeholder}
              leftSection={<IconFileZip size={17} aria-hidden />}
              accept=".saksama"
              clearable
              clearButtonProps={{ 'aria-label': 'Kosongkan' }}
              maw={520}
              onChange={(file) => void choose(file)}
            />
          </Paper>
          <Step arrival={arrival} onOpen={open} onClear={() => void clear()} />
        </Stack>
      </MaySee>
    </Page>
  )
}

type StepProps = Readonly<{
  arrival: Arrival
  onOpen: (ticket: string, passphrase: string) => Promise<void>
  onClear: () => void
}>

function Step({ arrival, onOpen, onClear }: StepProps) {
  switch (arrival.step) {
    case 'none':
      return null
    case 'reading':
      return <ProgressBar label={receive.reading} bytes={arrival.sent} totalBytes={arrival.size} onStop={onClear} />
    case 'opening':
      return <ProgressBar label={receive.opening} bytes={0} totalBytes={0} />
    case 'passphrase':
      return <PassphraseForm error={arrival.error} onSubmit={(typed) => void onOpen(arrival.ticket, typed)} />
    case 'opened':
      return <Opened ticket={arrival.ticket} preview={arrival.preview} />
    case 'refused':
      return (
        <Alert color="red" role="alert">
          {arrival.message ?? errorSentence(arrival.error)}
        </Alert>
      )
  }
}

function PassphraseForm({ error, onSubmit }: Readonly<{ error: unknown; onSubmit: (typed: string) => void }>) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed !== '') onSubmit(typed)
  }
  return (
    <Paper p="md">
      <form onSubmit={submit}>
        <Stack gap="xs" maw={460}>
          <PasswordField label={receive.passphrase} autoComplete="off" value={typed} onValue={setTyped} />
          {error !== null && <ErrorNotice error={error} />}
          <Group>
            <Button type="submit" disabled={typed === ''}>
              {receive.open}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

type Received = BundleProgress & { received: { caseId: CaseId; number: string } | null }

function Opened({ ticket, preview }: Readonly<{ ticket: string; preview: BundlePreview }>) {
  const [, navigate] = useLocation()
  const mayRead = useMay('cases.get')
  const [confirmed, setConfirmed] = useState(false)
  const stream = useStream<Received>()
  const isHere = preview.alreadyHere !== null
  const ready = !isHere && (preview.sender.standing !== 'unknown' || confirmed)
  const take = async () => {
    const last = await stream.run((api, signal) =>
      api.bundles.receive({ ticket, confirmSender: confirmed }, { signal }),
    )
    if (!last?.received) return
    notifications.show({ message: receive.done(last.received.number), color: 'teal' })
    navigate(mayRead ? paths.case(last.received.caseId) : paths.settingsSection('penyerahan'))
  }
  return (
    <Stack gap="md">
      <SenderCard sender={preview.sender} confirmed={confirmed} onConfirm={isHere ? null : setConfirmed} />
      <BundleContent preview={preview} />
      {stream.error !== null && <ErrorNotice error={stream.error} />}
      {stream.running && stream.latest ? (
        <StageBar progress={stream.latest} onStop={stream.cancel} />
      ) : (
        <Group>
          <Button disabled={!ready} loading={stream.running} onClick={() => void take()}>
            {receive.submit}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
