import { Anchor, Badge, Button, Select, Stack, Table, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useTargets } from '#renderer/features/backup/use-targets.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { BackupTarget } from '#shared/backup/model.ts'
import type { BrokenItem } from '#shared/integrity/model.ts'
import { PlanAlert } from './plan-alert.tsx'
import { BROKEN_STATES, words } from './words.ts'

/** What is wrong, what to do, and the way back for each item. */
export function BrokenList({ items, may }: Readonly<{ items: readonly BrokenItem[]; may: boolean }>) {
  const { targets, chosen, choose } = useTargets()
  const sources = targets.filter(({ problem, sets }) => problem !== 'gone' && sets > 0)
  return (
    <Stack gap="md">
      <PlanAlert title={words.broken.heading(items.length)} what={words.broken.what} plan={words.broken.plan} />
      {may ? (
        <Select
          label={words.broken.folder}
          maw={520}
          allowDeselect={false}
          data={sources.map(({ id, path }) => ({ value: id, label: path }))}
          value={sources.find(({ id }) => id === chosen?.id)?.id ?? null}
          onChange={(id) => {
            const found = sources.find((source) => source.id === id)
            if (found) choose(found.id)
          }}
        />
      ) : (
        <Text size="sm">{words.broken.notAllowed}</Text>
      )}
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.broken.item}</Table.Th>
            <Table.Th>{words.broken.state}</Table.Th>
            <Table.Th>{words.broken.checked}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <BrokenRow key={item.blobId} item={item} source={may ? chosen : null} />
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function BrokenRow({ item, source }: Readonly<{ item: BrokenItem; source: BackupTarget | null }>) {
  const repair = useCoreMutation(
    (api, target: BackupTarget['id']) => api.integrity.repair({ blobId: item.blobId, target }),
    { success: words.broken.repaired },
  )
  return (
    <Table.Tr>
      <Table.Td>
        <Owner item={item} />
      </Table.Td>
      <Table.Td>
        <Badge color="red" variant="light">
          {BROKEN_STATES[item.state]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <DateText at={item.checkedAt} />
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="xs"
          variant="default"
          disabled={!source}
          loading={repair.isPending}
          onClick={() => source && repair.mutate(source.id)}
        >
          {words.broken.repair}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}

function Owner({ item: { owner } }: Readonly<{ item: BrokenItem }>) {
  if (owner.kind === 'document') return words.broken.document(owner.title)
  if (owner.kind === 'other') return words.broken.other
  const label = `${owner.number} ${owner.title}`.trim()
  if (owner.caseId === null) return label
  return (
    <Anchor component={Link} href={paths.evidence(owner.caseId, owner.id)} size="sm">
      {label}
    </Anchor>
  )
}
