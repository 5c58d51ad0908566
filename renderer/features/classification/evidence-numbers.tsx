import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { words } from './words.ts'

/** The exhibits of an act by their number, each leading to its page. */
export function EvidenceNumbers({ caseId, ids }: Readonly<{ caseId: CaseId; ids: readonly EvidenceId[] }>) {
  const list = useCoreQuery(['evidence', 'ids', ...ids], (api) => api.evidence.listByIds({ ids: [...ids] }))
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed">
        {words.evidence}
      </Text>
      {(list.data ?? []).map((item) => (
        <Anchor key={item.id} size="sm" component={Link} href={paths.evidence(caseId, item.id)} title={item.title}>
          {item.number}
        </Anchor>
      ))}
    </Group>
  )
}
