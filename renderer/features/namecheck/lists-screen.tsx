import { Alert, Anchor, Button, Paper, Progress, Table, Text } from '@mantine/core'
import { IconListSearch, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { followRow, walkRows } from '#renderer/ui/row-keys.ts'
import type { NameList } from '#shared/namecheck/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { words } from './words.ts'

/** Lists that were checked or wait to be. */
export function ListsScreen() {
  const lists = useCoreQuery(['namecheck', 'lists'], (api) => api.namecheck.lists())
  const register = useCoreQuery(['people', 'count'], (api) => api.people.search({ limit: 1 }))
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={<NewButton />}>
      {register.data?.total === 0 && (
        <Alert color="orange">
          {words.noRegister}{' '}
          <Anchor component={Link} href={paths.importPeople}>
            {words.toImport}
          </Anchor>
        </Alert>
      )}
      <QueryView query={lists}>
        {(found) => (
          <Paper>
            {found.length === 0 ? (
              <EmptyState title={words.empty} icon={IconListSearch} action={<NewButton />}>
                {words.emptyBody}
              </EmptyState>
            ) : (
              <ListTable lists={found} />
            )}
          </Paper>
        )}
      </QueryView>
    </Page>
  )
}

const NewButton = () => (
  <May path="namecheck.create">
    <Button component={Link} href={paths.newNameList} leftSection={<IconPlus size={17} aria-hidden />}>
      {words.new}
    </Button>
  </May>
)

const ListTable = ({ lists }: Readonly<{ lists: readonly NameList[] }>) => (
  <Table.ScrollContainer minWidth={640}>
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.columns.title}</Table.Th>
          <Table.Th ta="right">{words.columns.names}</Table.Th>
          <Table.Th ta="right">{words.columns.found}</Table.Th>
          <Table.Th w={200}>{words.columns.decided}</Table.Th>
          <Table.Th ta="right">{words.columns.same}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={walkRows} onClick={followRow} className="row-links">
        {lists.map((list) => (
          <Table.Tr key={list.id}>
            <Table.Td>
              <Link href={paths.nameList(list.id)} className="row-link">
                {list.title}
              </Link>
              <Text size="xs" c="dimmed">
                {words.origin(list.origin, list.createdBy)}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{countText(list.entries)}</Table.Td>
            <Table.Td ta="right">{countText(list.withCandidates)}</Table.Td>
            <Table.Td>
              <Progress
                aria-label={words.progress(list.decided, list.withCandidates)}
                value={list.withCandidates === 0 ? 0 : (list.decided / list.withCandidates) * 100}
              />
              <Text size="xs" c="dimmed" mt={2}>
                {list.decided} / {list.withCandidates}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{list.same}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
