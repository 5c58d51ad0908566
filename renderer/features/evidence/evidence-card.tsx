import { Badge, Group } from '@mantine/core'
import { memo } from 'react'
import type { Evidence } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { formatSize } from './file-size.ts'
import { kindWords, noticeWords, words } from './words.ts'

type Props = Readonly<{ evidence: Evidence; onOpen?: (evidence: Evidence) => void; href?: string }>

/** One item of the list. The card is one link (in a case) or one button (in a report); not drawn anew by a scroll. */
export const EvidenceCard = memo(function EvidenceCard({ evidence, onOpen, href }: Props) {
  const className = evidence.withdrawnAt ? `${classes.card} ${classes.withdrawn}` : classes.card
  return href ? (
    <a href={href} className={className}>
      <CardBody evidence={evidence} />
    </a>
  ) : (
    <button type="button" onClick={() => onOpen?.(evidence)} className={className}>
      <CardBody evidence={evidence} />
    </button>
  )
})

/** Plain elements: a scroll draws many. */
const CardBody = ({ evidence }: Pick<Props, 'evidence'>) => (
  <>
    <EvidenceThumb evidence={evidence} size={130} />
    <span className={classes.head}>
      <b>{evidence.number || words.unnumbered}</b>
      <span className={classes.small}>
        {kindWords[evidence.kind]} · {formatSize(evidence.size)}
      </span>
    </span>
    <span className={classes.title} title={evidence.title}>
      {evidence.title}
    </span>
    <EvidenceBadges evidence={evidence} />
    <span className={`${classes.small} ${classes.mono} ${classes.foot}`}>
      {words.hash(evidence.sha256.slice(0, 12))}
    </span>
  </>
)

/** What a reader must know at a glance; always words, colour only helps. */
export function EvidenceBadges({ evidence }: { evidence: Evidence }) {
  if (evidence.withdrawnAt === null && evidence.verifiedOk === null && evidence.notices.length === 0) return null
  return (
    <Group gap={4}>
      {evidence.withdrawnAt && <Badge color="gray">{words.withdrawn}</Badge>}
      {evidence.verifiedOk === false && <Badge color="red">{words.verifiedBad}</Badge>}
      {evidence.verifiedOk === true && (
        <Badge color="green" variant="light">
          {words.verifiedOk}
        </Badge>
      )}
      {evidence.notices.map((notice) => (
        <Badge key={notice} color="orange" variant="light" title={noticeWords[notice].sentence}>
          {noticeWords[notice].badge}
        </Badge>
      ))}
    </Group>
  )
}
