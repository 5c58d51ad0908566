import { ActionIcon, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLink, IconX } from '@tabler/icons-react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import { EvidenceChoice } from './evidence-choice.tsx'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { words } from './words.ts'

type Props = Readonly<{
  caseId: CaseId
  value: readonly EvidenceId[]
  onChange: (ids: EvidenceId[]) => void
  disabled?: boolean
}>

/** Links items of a case: the chosen ones as small pictures, the rest behind a button. Keeps the order of choosing. */
export function EvidencePicker({ caseId, value, onChange, disabled = false }: Props) {
  const [opened, { open, close }] = useDisclosure(false)
  const chosen = useCoreQuery(['evidence', 'ids', ...value], (api) => api.evidence.listByIds({ ids: [...value] }), {
    enabled: value.length > 0,
    keepPrevious: true,
  })
  const remove = (id: EvidenceId) => onChange(value.filter((other) => other !== id))
  return (
    <Group gap="xs">
      {(value.length > 0 ? (chosen.data ?? []) : []).map((item) => (
        <Chosen key={item.id} item={item} onRemove={disabled ? undefined : () => remove(item.id)} />
      ))}
      {!disabled && (
        <Button size="compact-sm" variant="default" leftSection={<IconLink size={14} />} onClick={open}>
          {words.pick}
        </Button>
      )}
      {opened && <EvidenceChoice caseId={caseId} onClose={close} value={value} onChange={onChange} />}
    </Group>
  )
}

function Chosen({ item, onRemove }: { item: Evidence; onRemove: (() => void) | undefined }) {
  return (
    <Paper withBorder p={4}>
      <Group gap={6} wrap="nowrap">
        <Stack w={36} gap={0}>
          <EvidenceThumb evidence={item} size={32} />
        </Stack>
        <Text size="sm" title={item.title}>
          {item.number || item.title}
        </Text>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.unlink(item.number)} onClick={onRemove}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </Group>
    </Paper>
  )
}
