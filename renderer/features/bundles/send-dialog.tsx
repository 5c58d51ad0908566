import { Alert, Button, Checkbox, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useStream } from '#renderer/features/backup/use-stream.ts'
import { May } from '#renderer/features/users/may.tsx'
import { NewPassword } from '#renderer/features/vault/new-password.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { type Addressees, addresseesSchema, type BundleProgress, recipientSchema } from '#shared/bundles/model.ts'
import type { Case } from '#shared/cases/model.ts'
import { StageBar } from './progress.tsx'
import { words } from './words.ts'

const { send } = words
type Sent = BundleProgress & { savedAs: string | null }

export function SendCaseButton({ found }: Readonly<{ found: Case }>) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <May path="bundles.send">
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={open}>
        {send.button}
      </Button>
      {opened && <SendDialog found={found} onClose={close} />}
    </May>
  )
}

/** Who may open it, then where to save it; the dialog stays while the bundle is written. */
function SendDialog({ found, onClose }: Readonly<{ found: Case; onClose: () => void }>) {
  const [to, setTo] = useState<Addressees | null>(null)
  const [kind, setKind] = useState<Addressees['kind']>('recipients')
  const stream = useStream<Sent>()
  const submit = async () => {
    if (!to) return
    const last = await stream.run((api, signal) => api.bundles.send({ caseId: found.id, to }, { signal }))
    if (!last) return
    if (last.savedAs !== null)
      notifications.show({ message: send.saved(last.savedAs), color: 'teal', autoClose: 12_000 })
    onClose()
  }
  return (
    <FormDialog
      title={send.title(found.number)}
      opened
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={send.submit}
      busy={stream.running}
      disabled={to === null}
    >
      <Text size="sm">{send.intro}</Text>
      <Radio.Group
        label={send.to}
        value={kind}
        onChange={(next) => {
          setKind(next === 'passphrase' ? 'passphrase' : 'recipients')
          setTo(null)
        }}
      >
        <Stack gap={6} mt={6}>
          <Radio value="recipients" label={send.recipients} disabled={stream.running} />
          <Radio value="passphrase" label={send.passphrase} disabled={stream.running} />
        </Stack>
      </Radio.Group>
      {kind === 'recipients' ? <Recipients onValid={setTo} /> : <Passphrase onValid={setTo} />}
      {stream.error !== null && <ErrorNotice error={stream.error} />}
      {stream.running && stream.latest && <StageBar progress={stream.latest} onStop={stream.cancel} />}
    </FormDialog>
  )
}

type Choosing = Readonly<{ onValid: (to: Addressees | null) => void }>

function Passphrase({ onValid }: Choosing) {
  return (
    <Stack gap="xs">
      <NewPassword
        label={send.newPassphrase}
        onValid={(passphrase) => onValid(passphrase === null ? null : { kind: 'passphrase', passphrase })}
      />
      <Alert color="gray">{send.passphraseHint}</Alert>
    </Stack>
  )
}

function Recipients({ onValid }: Choosing) {
  const contacts = useCoreQuery(['case', 'contacts'], (api) => api.bundles.contacts()).data ?? []
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const lines = linesOf(typed)
  const tell = (next: readonly string[], text: string) => {
    const recipients = [...new Set([...next, ...linesOf(text)])]
    const parsed = addresseesSchema.safeParse({ kind: 'recipients', recipients })
    onValid(parsed.success ? parsed.data : null)
  }
  return (
    <Stack gap="sm">
      {contacts.length > 0 && (
        <Checkbox.Group
          label={send.known}
          value={chosen}
          onChange={(next) => {
            setChosen(next)
            tell(next, typed)
          }}
        >
          <Stack gap={6} mt={6}>
            {contacts.map(({ recipient, name }) => (
              <Checkbox key={recipient} value={recipient} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Textarea
        label={send.addresses}
        description={send.addressesHint}
        autosize
        minRows={2}
        spellCheck={false}
        value={typed}
        error={lines.every((line) => recipientSchema.safeParse(line).success) ? null : send.addressInvalid}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          tell(chosen, event.currentTarget.value)
        }}
      />
    </Stack>
  )
}

const linesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((line) => line !== '')
