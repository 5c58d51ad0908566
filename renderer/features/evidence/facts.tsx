import { Anchor, Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Evidence } from '#shared/evidence/model.ts'
import { countText } from '#shared/words/count-text.ts'
import evidenceClasses from './evidence.module.css'
import { formatSize } from './file-size.ts'
import classes from './viewer.module.css'
import { viewerWords } from './viewer-words.ts'
import { kindWords, noticeWords, originWords } from './words.ts'

/** What is known of the bytes, none of it typed by anybody. */
export function EvidenceFacts({ evidence }: { evidence: Evidence }) {
  const rows: [string, ReactNode][] = [
    [viewerWords.kind, `${kindWords[evidence.kind]} (${evidence.mime})`],
    [viewerWords.size, `${formatSize(evidence.size)} (${viewerWords.bytes(countText(evidence.size))})`],
    ...(evidence.width && evidence.height
      ? [[viewerWords.dimensions, viewerWords.pixels(evidence.width, evidence.height)] as [string, ReactNode]]
      : []),
    [viewerWords.originalName, evidence.originalName],
    [viewerWords.origin, originWords[evidence.origin]],
    [viewerWords.imported, <DateText key="at" at={evidence.importedAt} />],
    [viewerWords.importedBy, evidence.importedBy],
  ]
  return (
    <Stack gap="xs">
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <FactRow key={name} name={name} value={value} />
        ))}
      </dl>
      <HashLine sha256={evidence.sha256} />
      {evidence.notices.map((notice) => (
        <Text key={notice} size="sm">
          <b>{noticeWords[notice].badge}.</b> {noticeWords[notice].sentence}
        </Text>
      ))}
    </Stack>
  )
}

const FactRow = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

function HashLine({ sha256 }: { sha256: string }) {
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {viewerWords.sha256}
        </Text>
        <CopyButton value={sha256}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? viewerWords.copied : viewerWords.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="xs" className={evidenceClasses.mono}>
        {sha256}
      </Text>
    </div>
  )
}

/** Items which hang together with this one, as links. */
export function RelatedItems({ title, items }: { title: string; items: readonly Evidence[] }) {
  if (items.length === 0) return null
  return (
    <Stack gap={2}>
      <Text size="sm">{title}</Text>
      {items.map((item) => (
        <Anchor key={item.id} size="sm" href={`#/perkara/${item.caseId}/bukti/${item.id}`}>
          {`${item.number} ${item.title}`.trim()}
        </Anchor>
      ))}
    </Stack>
  )
}
