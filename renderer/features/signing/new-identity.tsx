import { Button, Group, Paper, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { IdentityId, VaultKeyKind } from '#shared/signing/model.ts'
import { keyKindWords, words } from './words.ts'

const KEY_KINDS = Object.entries(keyKindWords).map(([value, label]) => ({ value, label }))

/** Who the prepared field waits for. */
export type SuggestedHolder = Readonly<{ name: string; nip: string; position: string }>

type Props = Readonly<{ suggested: SuggestedHolder; onMade: (id: IdentityId) => void }>

/** Makes a signing identity in the vault without leaving the dialog. */
export function NewIdentity({ suggested, onMade }: Props) {
  const [name, setName] = useState(suggested.name)
  const [nip, setNip] = useState(suggested.nip)
  const [position, setPosition] = useState(suggested.position)
  const [keyKind, setKeyKind] = useState<VaultKeyKind>('ec-p256')
  const create = useCoreMutation((api) => api.signing.createIdentity({ name, nip, position, keyKind }), {
    onSuccess: ({ id }) => onMade(id),
  })
  return (
    <Paper p="sm">
      <Stack gap="xs">
        <TextInput label={words.name} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Group grow>
          <TextInput label={words.nip} value={nip} onChange={(event) => setNip(event.currentTarget.value)} />
          <TextInput
            label={words.position}
            value={position}
            onChange={(event) => setPosition(event.currentTarget.value)}
          />
        </Group>
        <Select
          label={words.keyKind}
          data={KEY_KINDS}
          allowDeselect={false}
          value={keyKind}
          onChange={(kind) => setKeyKind(kind as VaultKeyKind)}
        />
        <Group justify="flex-end">
          <Button
            size="xs"
            variant="light"
            loading={create.isPending}
            disabled={!name.trim()}
            onClick={() => create.mutate(undefined)}
          >
            {words.createIdentity}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
