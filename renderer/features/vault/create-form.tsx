import { Accordion, Alert, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { cipherSchema, type VaultStatus } from '#shared/vault/model.ts'
import { Door } from './door.tsx'
import { NewPassword } from './new-password.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import type { RecoveryKit } from './vault-gate.tsx'
import { words } from './words.ts'

type CreateFormProps = Readonly<{
  onBack: () => void
  onStatus: (status: VaultStatus) => void
  onKit: (kit: RecoveryKit) => void
}>
type Input = Readonly<{ password: string; ownerName: string; cipher: 'aegis' | 'sqlcipher' }>

export function CreateForm({ onBack, onStatus, onKit }: CreateFormProps) {
  const [ownerName, setOwnerName] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const [understood, setUnderstood] = useState(false)
  const [cipher, setCipher] = useState<Input['cipher']>('aegis')
  const create = useCoreMutation((api, input: Input) => api.vault.create(input), {
    silent: true,
    onSuccess: ({ status, ...kit }) => {
      onKit(kit)
      onStatus(status)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password) create.mutate({ password, ownerName, cipher })
  }
  return (
    <Door title={words.create.title} wide>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={words.create.owner}
            description={words.create.ownerHint}
            maxLength={150}
            autoFocus
            autoComplete="name"
            value={ownerName}
            onChange={(event) => setOwnerName(event.currentTarget.value)}
          />
          <NewPassword label={words.create.password} owner={ownerName} onValid={setPassword} />
          <Alert color="yellow" title={words.create.lossTitle} icon={<IconInfoCircle aria-hidden />}>
            {words.create.loss}
          </Alert>
          <Checkbox
            label={words.create.understand}
            checked={understood}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
          />
          <Advanced cipher={cipher} onCipher={setCipher} />
          <OpeningNotice error={create.error} />
          {create.isPending && (
            <Text size="xs" c="dimmed" role="status">
              {words.create.working}
            </Text>
          )}
          <Group justify="space-between">
            <Button variant="default" onClick={onBack} disabled={create.isPending}>
              {words.start.back}
            </Button>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={!password || !understood || ownerName.trim() === ''}
            >
              {words.create.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Door>
  )
}

type AdvancedProps = Readonly<{ cipher: Input['cipher']; onCipher: (cipher: Input['cipher']) => void }>

const Advanced = ({ cipher, onCipher }: AdvancedProps) => (
  <Accordion variant="contained">
    <Accordion.Item value="advanced">
      <Accordion.Control>{words.create.advanced}</Accordion.Control>
      <Accordion.Panel>
        <Select
          label={words.create.cipher}
          description={words.create.cipherHint}
          data={cipherSchema.options.map((value) => ({ value, label: words.create.ciphers[value] }))}
          value={cipher}
          allowDeselect={false}
          onChange={(value) => onCipher(cipherSchema.catch(cipher).parse(value))}
        />
      </Accordion.Panel>
    </Accordion.Item>
  </Accordion>
)
