import { Button } from '@mantine/core'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { hearing } from './hearing-words.ts'

type Props = Readonly<{
  caseId: CaseId
  prepared: readonly EvidenceId[]
  linked: readonly EvidenceId[]
  onLink: (id: EvidenceId) => void
}>

const AT_HAND = 6

/** The exhibits laid ready, one press away from this question. */
export function PreparedEvidence({ caseId, prepared, linked, onLink }: Props) {
  const list = useCoreQuery(
    ['evidence', 'case', caseId],
    (api) => api.evidence.list({ target: { kind: 'case', id: caseId } }),
    { enabled: prepared.length > 0 },
  )
  const items = (list.data ?? []).filter(({ id }) => prepared.includes(id) && !linked.includes(id))
  return items.slice(0, AT_HAND).map(({ id, number, title }) => (
    <Button
      key={id}
      size="compact-sm"
      variant="subtle"
      title={title}
      aria-label={`${hearing.linkPrepared(number)}: ${title}`}
      onClick={() => onLink(id)}
    >
      + {number}
    </Button>
  ))
}
