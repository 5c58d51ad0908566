import { ActionIcon, Code, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import type { AuditEntry } from '#shared/audit/model.ts'
import { actionLabel } from './action-words.ts'
import { detailText } from './detail-text.ts'
import { detailLabel } from './detail-words.ts'
import { hashGroups } from './hash-groups.ts'
import { type AuditRun, auditRuns } from './runs.ts'
import { words } from './words.ts'

export const AuditTable = ({ entries }: Readonly<{ entries: readonly AuditEntry[] }>) => (
  <Table.ScrollContainer minWidth={640}>
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={44}>
            <VisuallyHidden>{words.open}</VisuallyHidden>
          </Table.Th>
          <Table.Th>{words.columns.seq}</Table.Th>
          <Table.Th>{words.columns.at}</Table.Th>
          <Table.Th>{words.columns.action}</Table.Th>
          <Table.Th>{words.columns.actor}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {auditRuns(entries).map((run) => (
          <AuditRow key={run.last.seq} run={run} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

function AuditRow({ run: { last: entry, count, firstSeq } }: Readonly<{ run: AuditRun }>) {
  const [open, setOpen] = useState(false)
  const label = `${open ? words.close : words.open} ${entry.seq}`
  const summary = summaryOf(entry)
  return (
    <Fragment>
      <Table.Tr>
        <Table.Td>
          <ActionIcon size="sm" aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          </ActionIcon>
        </Table.Td>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>{count > 1 ? `${firstSeq}–${entry.seq}` : entry.seq}</Table.Td>
        <Table.Td style={{ whiteSpace: 'nowrap' }}>
          <DateText at={entry.at} />
        </Table.Td>
        <Table.Td>
          <Text size="sm" fw={500}>
            {actionLabel(entry.action)}
            {count > 1 && ` (${words.times(count)})`}
          </Text>
          {summary && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {summary}
            </Text>
          )}
        </Table.Td>
        <Table.Td>{entry.actor}</Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td />
          <Table.Td colSpan={4}>
            <AuditDetails entry={entry} />
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  )
}

const AuditDetails = ({ entry }: Readonly<{ entry: AuditEntry }>) => (
  <Facts
    facts={[
      ...Object.entries(entry.details).map(([name, value]) => ({ label: detailLabel(name), value: detailText(value) })),
      { label: words.subject, value: <Code>{entry.subject}</Code> },
      { label: words.hash, value: <Code>{hashGroups(entry.hash)}</Code>, wide: true },
    ]}
  />
)

/** The one fact worth a line: a reason, a number, a title. */
function summaryOf({ details }: AuditEntry): string {
  const telling = ['number', 'title', 'name', 'reason']
    .map((name) => details[name])
    .filter((it) => typeof it === 'string')
  return telling.join(' · ')
}
