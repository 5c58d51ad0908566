import { Badge, Group, Paper, Text } from '@mantine/core'
import { memo } from 'react'
import type { Evidence } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { formatSize } from './file-size.ts'
import { kindWords, noticeWords, words } from './words.ts'

type Props = Readonly<{ evidence: Evidence; onOpen?: () => void; href?: string }>

/** One item of the list. The card is one link (in a case) or one button (in a report); not drawn anew by a scroll. */
export const EvidenceCard = memo(function EvidenceCard({ evidence, onOpen, href }: Props) {
  const name = evidence.number || words.unnumbered
  const link = href ? ({ component: 'a', href } as const) : ({ component: 'button', type: 'button' } as const)
  return (
    <Paper
      {...(link as { component: 'a' })}
      withBorder
      p="sm"
      onClick={onOpen}
      className={[classes.card, evidence.withdrawnAt && classes.withdrawn].filter(Boolean).join(' ')}
    >
      <EvidenceThumb evidence={evidence} size={130} />
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text fw={700}>{name}</Text>
        <Text size="xs" c="dimmed">
          {kindWords[evidence.kind]} · {formatSize(evidence.size)}
        </Text>
      </Group>
      <Text size="sm" lineClamp={2} className={classes.title}>
        {evidence.title}
      </Text>
      <EvidenceBadges evidence={evidence} />
      <Text size="xs" c="dimmed" mt="auto" className={classes.mono}>
        {words.hash(evidence.sha256.slice(0, 12))}
      </Text>
    </Paper>
  )
})

/** What a reader must know at a glance; always words, colour only helps. */
export function EvidenceBadges({ evidence }: { evidence: Evidence }) {
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
