import { Alert, Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { Day } from '#shared/kernel/instant.ts'
import { fullName, type Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { EmployeeId, EmployeeRecord } from '#shared/people/register.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { EmployeeDialog } from './employee-dialog.tsx'
import { words as people, register } from './words.ts'

export function PersonScreen({ id }: Readonly<{ id: EmployeeId }>) {
  const query = useCoreQuery(['people', 'one', id], (api) => api.people.get({ id }), {
    alsoOn: ['case', 'report', 'evidence'],
  })
  return <QueryView query={query}>{(record) => <PersonPage record={record} />}</QueryView>
}

function PersonPage({ record }: Readonly<{ record: EmployeeRecord }>) {
  const [editing, edit] = useDisclosure(false)
  return (
    <Page
      title={fullName(record.person)}
      breadcrumbs={[{ label: register.title, href: paths.people }]}
      subtitle={record.person.nip ? `NIP ${formatNip(record.person.nip)}` : undefined}
      actions={
        <May path="people.update">
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={edit.open}>
            {register.edit}
          </Button>
        </May>
      }
    >
      <Section title={register.current}>
        <PersonFacts person={record.person} birthDay={record.birthDay} />
        <AsOf id={record.id} />
      </Section>
      <AccountsPanel record={record} />
      <History record={record} />
      <Mentions record={record} />
      {editing && <EmployeeDialog record={record} onClose={edit.close} />}
    </Page>
  )
}

const PersonFacts = ({ person, birthDay }: Readonly<{ person: Person; birthDay?: Day | null }>) => (
  <Facts
    facts={[
      { label: people.employment, value: people.employments[person.employment] },
      { label: people.rank, value: person.rank },
      { label: people.position, value: person.position },
      { label: people.office, value: person.office },
      ...(birthDay === undefined ? [] : [{ label: register.birthDay, value: birthDay ? formatDay(birthDay) : '' }]),
    ]}
  />
)

/** The snapshot a case would take for a day. */
function AsOf({ id }: Readonly<{ id: EmployeeId }>) {
  const [day, setDay] = useState<Day | null>(null)
  const query = useCoreQuery(['people', 'asOf', id, day], (api) => api.people.asOf({ id, day: day as Day }), {
    enabled: day !== null,
  })
  return (
    <Stack gap="sm" mt="md">
      <Group>
        <DayInput label={register.asOf} value={day} onChange={setDay} />
      </Group>
      {day && query.data && (
        <Paper p="sm" withBorder aria-live="polite">
          <Text size="sm" fw={600} mb="xs">
            {register.asOfResult}: {formatDay(day)}
          </Text>
          <PersonFacts person={query.data.person} />
          {query.data.remarks.map((remark) => (
            <Alert key={remark} color="orange" mt="xs" p="xs">
              {remark}
            </Alert>
          ))}
        </Paper>
      )}
    </Stack>
  )
}

const History = ({ record }: Readonly<{ record: EmployeeRecord }>) => (
  <Section title={register.history}>
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{register.historyColumns.from}</Table.Th>
            <Table.Th>{register.historyColumns.what}</Table.Th>
            <Table.Th visibleFrom="md">{register.historyColumns.source}</Table.Th>
            <Table.Th visibleFrom="md">{register.historyColumns.recorded}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {record.history.map((entry) => (
            <Table.Tr key={`${entry.track}${entry.validFrom}${entry.recordedAt}`}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDay(entry.validFrom)}</Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {register.tracks[entry.track]}
                </Text>
                <Text size="sm">{valueText(entry.value)}</Text>
              </Table.Td>
              <Table.Td visibleFrom="md">{entry.source || register.byHand}</Table.Td>
              <Table.Td visibleFrom="md">
                <Text size="xs">
                  <DateText at={entry.recordedAt} />, {entry.recordedBy}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Section>
)

const EMPLOYMENTS: Readonly<Record<string, string>> = people.employments

const valueText = ({ employment, name, titleBefore, titleAfter, ...rest }: Readonly<Record<string, string>>): string =>
  name !== undefined
    ? `${fullName({ name, titleBefore: titleBefore ?? '', titleAfter: titleAfter ?? '' })} (${EMPLOYMENTS[employment ?? ''] ?? ''})`
    : Object.values(rest).filter(Boolean).join(', ') || '—'

const Mentions = ({ record }: Readonly<{ record: EmployeeRecord }>) => (
  <Paper p="md">
    <Stack gap="md">
      <Mention title={register.cases} none={register.noCases}>
        {record.cases.map(({ id, number, title }) => (
          <Anchor component={Link} size="sm" key={id} href={paths.case(id)}>{`${number} · ${title}`}</Anchor>
        ))}
      </Mention>
      <Mention title={register.reports} none={register.noReports}>
        {record.reports.map(({ id, number, account }) => (
          <Anchor component={Link} size="sm" key={id} href={paths.report(id)}>
            {[number, account].filter(Boolean).join(' · ')}
          </Anchor>
        ))}
      </Mention>
    </Stack>
  </Paper>
)

const Mention = ({
  title,
  none,
  children,
}: Readonly<{ title: string; none: string; children: readonly ReactNode[] }>) => (
  <div>
    <Title order={2} mb={4}>
      {title}
    </Title>
    <Stack gap={4} fz="sm">
      {children.length > 0 ? (
        children
      ) : (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
    </Stack>
  </div>
)
