import { Paper, Skeleton } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type ReactNode, useRef } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { type Part, partsOf, rangeOf, useWindowed } from '#renderer/ui/use-windowed.ts'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'

/** The height of a card and the space below it; `.gridCard` has the same. */
const ROW = 292
const GAP = 16
const NARROWEST = 216
const CHUNK = 40

export type Shown = Readonly<{ target: ImportTarget; withWithdrawn?: boolean; search?: string }>

/** The part of the list that starts with its first item, and how long the list is. */
export const useEvidencePage = ({ target, withWithdrawn = true, search = '' }: Shown, chunk = 0) =>
  useCoreQuery(
    ['evidence', target.kind, target.id, 'page', withWithdrawn, search, chunk],
    (api) => api.evidence.page({ target, withWithdrawn, search, offset: chunk * CHUNK, limit: CHUNK }),
    { keepPrevious: true },
  )

type Props = Shown & Readonly<{ total: number; card: (item: Evidence) => ReactNode }>

/** Cards of any number of items: only those near the window are loaded and drawn. */
export function EvidenceGrid({ total, card, ...shown }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { ref, width } = useElementSize()
  const merged = useMergedRef(box, ref)
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)))
  const rows = Math.ceil(total / columns)
  const { first, last, before, after } = useWindowed(box, rows, ROW)
  const parts = partsOf(first * columns, Math.min(total, (last + 1) * columns), CHUNK)
  return (
    <div ref={merged} style={{ paddingTop: before, paddingBottom: after }}>
      <div className={classes.grid} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {parts.map((part) => (
          <Cards key={part.chunk} part={part} card={card} {...shown} />
        ))}
      </div>
    </div>
  )
}

function Cards({ part: { chunk, from, to }, card, ...shown }: Shown & Pick<Props, 'card'> & { part: Part }) {
  const { data } = useEvidencePage(shown, chunk)
  const items = data?.items ?? []
  return rangeOf(from, to).map((at) => {
    const item = items[at]
    return (
      <div key={item?.id ?? at} className={classes.gridCard}>
        {item ? card(item) : <Empty />}
      </div>
    )
  })
}

const Empty = () => (
  <Paper withBorder p="sm" h="100%">
    <Skeleton height="100%" animate={false} />
  </Paper>
)
