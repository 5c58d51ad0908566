import { Alert, Stack, Table, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Comparison, VaultFacts } from '#shared/backup/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { RELATIONS, words } from './words.ts'

const rows = words.restore.rows
type Row = readonly [label: string, show: (facts: VaultFacts) => ReactNode]
const ROWS: readonly Row[] = [
  [rows.entries, ({ seq }) => countText(seq)],
  [rows.at, ({ at }) => (at ? <DateText at={at} /> : '—')],
  [rows.reports, ({ reports }) => countText(reports)],
  [rows.cases, ({ cases }) => countText(cases)],
  [rows.evidence, ({ evidence }) => countText(evidence)],
  [rows.documents, ({ documents }) => countText(documents)],
  [rows.head, ({ hash }) => <code>{hash.slice(0, 16)}…</code>],
]

/** The vault of now and the restored one side by side, and what would be lost. */
export function ComparisonView({ comparison }: Readonly<{ comparison: Comparison }>) {
  const { restored, current, relation, lostCases, gainedCases, missing, anchorSeq } = comparison
  const loses = relation === 'older' || relation === 'other'
  return (
    <Stack gap="sm">
      <Alert color={loses ? 'orange' : 'blue'} icon={<IconInfoCircle aria-hidden />}>
        {RELATIONS[relation]}
      </Alert>
      <Table withTableBorder verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.restore.compare}</Table.Th>
            <Table.Th>{words.restore.now}</Table.Th>
            <Table.Th>{words.restore.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map(([label, show]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td>{current ? show(current) : '—'}</Table.Td>
              <Table.Td>{show(restored)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Numbers label={words.restore.lost} numbers={lostCases} danger />
      <Numbers label={words.restore.gained} numbers={gainedCases} />
      {missing > 0 && (
        <Text size="sm" c="var(--mantine-color-error)">
          {words.restore.missing(missing)}
        </Text>
      )}
      {anchorSeq !== null && anchorSeq > restored.seq && (
        <Text size="sm" c="dimmed">
          {words.restore.anchor(anchorSeq)}
        </Text>
      )}
    </Stack>
  )
}

type NumbersProps = Readonly<{ label: string; numbers: readonly string[]; danger?: boolean }>

const Numbers = ({ label, numbers, danger = false }: NumbersProps) =>
  numbers.length > 0 && (
    <Text size="sm" {...(danger ? { c: 'var(--mantine-color-error)' } : {})}>
      {label}: {numbers.join(', ')}
    </Text>
  )
