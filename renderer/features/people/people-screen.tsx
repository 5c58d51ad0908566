import { Button, Group, Paper, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { followRow, walkRows } from '#renderer/ui/row-keys.ts'
import { useKept } from '#renderer/ui/use-kept.ts'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { Employee } from '#shared/people/register.ts'
import { EmployeeDialog } from './employee-dialog.tsx'
import { register as words } from './words.ts'

const SEARCH_DELAY_MS = 200
const PAGE = 50

/** The register, a page at a time: twenty thousand people stay quick. */
export function PeopleScreen() {
  const [search, setSearch] = useKept('people', '')
  const [offset, setOffset] = useKept('people:offset', 0)
  const [wanted] = useDebouncedValue(search, SEARCH_DELAY_MS)
  const [adding, add] = useDisclosure(false)
  const query = useCoreQuery(
    ['people', 'search', wanted, offset],
    (api) => api.people.search({ search: wanted, offset, limit: PAGE }),
    { keepPrevious: true },
  )
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <>
          <May path="people.create">
            <Button variant="default" leftSection={<IconPlus size={17} aria-hidden />} onClick={add.open}>
              {words.add}
            </Button>
          </May>
          <ImportButton />
        </>
      }
    >
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={420}
        maxLength={200}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setOffset(0)
        }}
      />
      <QueryView query={query}>
        {({ total, people }) =>
          total > 0 ? (
            <PeopleTable people={people} total={total} offset={offset} onPage={setOffset} />
          ) : (
            <Nobody searching={wanted !== ''} />
          )
        }
      </QueryView>
      {adding && <EmployeeDialog record={null} onClose={add.close} />}
    </Page>
  )
}

const ImportButton = () => (
  <May path="people.import">
    <Button component={Link} href={paths.importPeople} leftSection={<IconFileImport size={17} aria-hidden />}>
      {words.import}
    </Button>
  </May>
)

const Nobody = ({ searching }: Readonly<{ searching: boolean }>) => (
  <Paper>
    {searching ? (
      <EmptyState title={words.noMatch} icon={IconUsers}>
        {words.noMatchBody}
      </EmptyState>
    ) : (
      <EmptyState title={words.empty} icon={IconUsers} action={<ImportButton />}>
        {words.emptyBody}
      </EmptyState>
    )}
  </Paper>
)

type TableProps = Readonly<{
  people: readonly Employee[]
  total: number
  offset: number
  onPage: (offset: number) => void
}>

const PeopleTable = ({ people, total, offset, onPage }: TableProps) => (
  <Paper>
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.name}</Table.Th>
            <Table.Th>{words.columns.nip}</Table.Th>
            <Table.Th visibleFrom="md">{words.columns.rank}</Table.Th>
            <Table.Th>{words.columns.position}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={walkRows} onClick={followRow} className="row-links">
          {people.map(({ id, person }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Link href={paths.employee(id)} className="row-link">
                  {fullName(person)}
                </Link>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatNip(person.nip) || '—'}</Table.Td>
              <Table.Td visibleFrom="md">{person.rank || '—'}</Table.Td>
              <Table.Td>
                <Text size="sm" lineClamp={1}>
                  {person.position || '—'}
                </Text>
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {person.office}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
    <Group justify="space-between" p="sm">
      <Text size="sm" c="dimmed">
        {words.count(total)}
      </Text>
      <Pager offset={offset} page={PAGE} total={total} onPage={onPage} />
    </Group>
  </Paper>
)
