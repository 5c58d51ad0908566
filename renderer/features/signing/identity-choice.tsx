import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { Identity, IdentityId } from '#shared/signing/model.ts'
import { NewIdentity, type SuggestedHolder } from './new-identity.tsx'
import { words, worthWords } from './words.ts'

type Props = Readonly<{
  value: IdentityId | null
  onChange: (id: IdentityId | null) => void
  suggested: SuggestedHolder
}>

/** A vault identity, chosen or made on the spot. */
export function IdentityChoice(props: Props) {
  const query = useCoreQuery(['signing', 'identities'], (api) => api.signing.identities.list())
  const reload = () => void query.refetch()
  return (
    <QueryView query={query}>{(identities) => <Choice {...props} identities={identities} reload={reload} />}</QueryView>
  )
}

type ChoiceProps = Props & Readonly<{ identities: readonly Identity[]; reload: () => void }>

function Choice({ value, onChange, suggested, identities, reload }: ChoiceProps) {
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
          suggested={suggested}
          onMade={(id) => {
            setMaking(false)
            reload()
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
