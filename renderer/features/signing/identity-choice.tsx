import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { Identity, IdentityId } from '#shared/signing/model.ts'
import { NewIdentity } from './new-identity.tsx'
import { words, worthWords } from './words.ts'

type Props = Readonly<{ value: IdentityId | null; onChange: (id: IdentityId | null) => void; suggestedName: string }>

/** A vault identity, chosen or made on the spot. */
export function IdentityChoice(props: Props) {
  const query = useCoreQuery(['signing', 'identities'], (api) => api.signing.identities.list())
  return <QueryView query={query}>{(identities) => <Choice {...props} identities={identities} />}</QueryView>
}

function Choice({ value, onChange, suggestedName, identities }: Props & { identities: readonly Identity[] }) {
  const [making, setMaking] = useState(false)
  const none = identities.length === 0
  const zone = useZone()
  const chosen = identities.find(({ id }) => id === value)
  return (
    <Stack gap="xs">
      {none ? (
        <Text size="sm">{words.noIdentity}</Text>
      ) : (
        <Select
          label={words.identity}
          data={identities.map(({ id, name, nip }) => ({ value: id, label: nip ? `${name} · ${nip}` : name }))}
          value={value}
          onChange={(id) => onChange(identities.find((identity) => identity.id === id)?.id ?? null)}
        />
      )}
      {chosen && (
        <Text size="xs" c="dimmed">
          {`${words.validTo} ${formatInstant(chosen.validTo, zone)}`}
        </Text>
      )}
      {!none && (
        <Group>
          <Button size="compact-xs" variant="subtle" onClick={() => setMaking(!making)}>
            {making ? words.hideNewIdentity : words.newIdentity}
          </Button>
        </Group>
      )}
      {(making || none) && (
        <NewIdentity
          name={suggestedName}
          onMade={(id) => {
            setMaking(false)
            onChange(id)
          }}
        />
      )}
      <Text size="xs" c="dimmed">
        {worthWords.identity}
      </Text>
    </Stack>
  )
}
