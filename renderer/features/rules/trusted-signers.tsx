import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { TrustedSigner } from '#shared/rules/contract.ts'
import { words } from './words.ts'

/** A key as people compare it on the telephone. */
export const grouped = (hex: string) => hex.replace(/(.{4})(?=.)/g, '$1 ')

/** Whose packs are taken without asking; each may be struck off. Nothing while there is none. */
export function TrustedSigners() {
  const signers = useCoreQuery(['rule', 'signers'], (api) => api.rules.signers()).data ?? []
  if (signers.length === 0) return null
  return (
    <Stack gap={4} component="section" aria-label={words.pack.trusted}>
      <Text size="sm" fw={600}>
        {words.pack.trusted}
      </Text>
      <Text size="xs" c="dimmed">
        {words.pack.trustedHint}
      </Text>
      {signers.map((signer) => (
        <Signer key={signer.publicKey} signer={signer} />
      ))}
    </Stack>
  )
}

function Signer({ signer: { publicKey, name, at, by } }: Readonly<{ signer: TrustedSigner }>) {
  const remove = useCoreMutation((api, reason: string) => api.rules.distrust({ publicKey, reason }), {
    success: words.pack.distrusted,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: words.pack.distrustOf(name),
      body: words.pack.distrustBody,
      confirmLabel: words.pack.distrust,
      reason: { label: words.pack.distrustReason, draft: `rule:signer:${publicKey}` },
      onConfirm: (reason) => remove.mutateAsync(reason),
    })
  return (
    <Group className="subject-card" justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm">{name}</Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{grouped(publicKey)}</Code>
        <Text size="xs" c="dimmed">
          {words.pack.trustedBy(by)} <DateText at={at} />
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={words.pack.distrustOf(name)}
        style={{ flexShrink: 0 }}
        onClick={ask}
      >
        {words.pack.distrust}
      </Button>
    </Group>
  )
}
