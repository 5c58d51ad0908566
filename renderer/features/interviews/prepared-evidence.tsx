import { Button } from '@mantine/core'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { hearing } from './hearing-words.ts'

type Props = Readonly<{
  prepared: readonly EvidenceId[]
  linked: readonly EvidenceId[]
  onLink: (id: EvidenceId) => void
}>

const AT_HAND = 6

/** The exhibits laid ready, one press away from this question. */
export function PreparedEvidence({ prepared, linked, onLink }: Props) {
  const ids = prepared.filter((id) => !linked.includes(id)).slice(0, AT_HAND)
  const list = useCoreQuery(['evidence', 'ids', ...ids], (api) => api.evidence.listByIds({ ids }), {
    enabled: ids.length > 0,
  })
  return (list.data ?? []).map(({ id, number, title }) => (
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
