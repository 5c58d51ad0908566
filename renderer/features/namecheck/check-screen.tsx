import { Button, Group, Paper, Progress, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconListSearch, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useStream } from '#renderer/features/backup/use-stream.ts'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { useKept } from '#renderer/ui/use-kept.ts'
import { type EntryFilter, entryFilterSchema, type NameList, type NameListId } from '#shared/namecheck/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { EntryCard } from './entry-card.tsx'
import { FILTERS, words } from './words.ts'

const PAGE = 20
const SEARCH_DELAY_MS = 200

export function CheckScreen({ id }: Readonly<{ id: NameListId }>) {
  const query = useCoreQuery(['namecheck', 'one', id], (api) => api.namecheck.get({ id }))
  return <QueryView query={query}>{(list) => <Check list={list} />}</QueryView>
}

function Check({ list }: Readonly<{ list: NameList }>) {
  const [filter, setFilter] = useKept<EntryFilter>(`namecheck:${list.id}`, 'open')
  const matching = useMatching(list)
  return (
    <Page
      title={list.title}
      breadcrumbs={[{ label: words.title, href: paths.nameLists }]}
      subtitle={words.caveat}
      actions={list.matchedAt && <Exports list={list} filter={filter} />}
    >
      <Overview list={list} matching={matching} />
      {list.matchedAt && <Entries list={list} filter={filter} onFilter={setFilter} />}
    </Page>
  )
}

type Progressing = Readonly<{ done: number; total: number }>

/** Starts by itself for a list that was just made. */
function useMatching({ id, matchedAt }: NameList) {
  const { run, cancel, running, latest, error } = useStream<Progressing>()
  const [, navigate] = useLocation()
  const wanted = useSearch().includes('cocokkan') && matchedAt === null
  const start = () => void run((api, signal) => api.namecheck.match({ id }, { signal }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address it came with
  useEffect(() => {
    if (!wanted) return
    start()
    navigate(paths.nameList(id), { replace: true })
  }, [])
  return { start, cancel, running, latest, error }
}

function Overview({ list, matching }: Readonly<{ list: NameList; matching: ReturnType<typeof useMatching> }>) {
  const { running, latest, error, start, cancel } = matching
  const { done = 0, total = 0 } = latest ?? {}
  return (
    <Paper p="md">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ flex: 1 }}>
          <Text size="sm">
            {list.matchedAt
              ? `${words.progress(list.decided, list.withCandidates)}; ${words.comparedWith(list.comparedWith)}`
              : words.notMatched}
          </Text>
          <Progress
            mt={6}
            aria-label={running ? words.matching : words.progress(list.decided, list.withCandidates)}
            value={
              running
                ? total === 0
                  ? 0
                  : (done / total) * 100
                : (list.decided / Math.max(1, list.withCandidates)) * 100
            }
            animated={running}
          />
          {running && (
            <Text size="xs" c="dimmed" role="status" mt={4}>
              {words.matching} {countText(done)} / {countText(total)}
            </Text>
          )}
        </div>
        {running ? (
          <Button variant="default" onClick={cancel}>
            {words.cancel}
          </Button>
        ) : (
          <May path="namecheck.match">
            <Button variant={list.matchedAt ? 'default' : 'filled'} onClick={start}>
              {list.matchedAt ? words.matchAgain : words.match}
            </Button>
          </May>
        )}
      </Group>
      {error !== null && <ErrorNotice error={error} />}
    </Paper>
  )
}

function Exports({ list, filter }: Readonly<{ list: NameList; filter: EntryFilter }>) {
  const save = useCoreMutation(
    (api, format: 'xlsx' | 'pdf') =>
      api.namecheck.export({ id: list.id, format, filter: filter === 'open' ? 'all' : filter }),
    {
      onSuccess: ({ savedAs }) =>
        savedAs !== null && notifications.show({ message: words.exported(savedAs), color: 'teal' }),
    },
  )
  const button = (format: 'xlsx' | 'pdf', label: string) => (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={save.isPending && save.variables === format}
      onClick={() => save.mutate(format)}
    >
      {label}
    </Button>
  )
  return (
    <>
      {button('xlsx', words.exportXlsx)}
      {button('pdf', words.exportPdf)}
    </>
  )
}

type EntriesProps = Readonly<{ list: NameList; filter: EntryFilter; onFilter: (filter: EntryFilter) => void }>

function Entries({ list, filter, onFilter }: EntriesProps) {
  const [search, setSearch] = useState('')
  const [offset, setOffset] = useState(0)
  const [wanted] = useDebouncedValue(search, SEARCH_DELAY_MS)
  const query = useCoreQuery(
    ['namecheck', 'entries', list.id, filter, wanted, offset],
    (api) => api.namecheck.entries({ id: list.id, filter, search: wanted, offset, limit: PAGE }),
    { keepPrevious: true, alsoOn: ['report', 'person'] },
  )
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label={words.columns.decided}
          data={Object.entries(FILTERS).map(([value, label]) => ({ value, label }))}
          value={filter}
          onChange={(next) => {
            onFilter(entryFilterSchema.parse(next))
            setOffset(0)
          }}
        />
        <TextInput
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={240}
          maxLength={200}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            setOffset(0)
          }}
        />
      </Group>
      <QueryView query={query}>
        {({ total, entries }) =>
          entries.length === 0 ? (
            <Paper>
              <EmptyState title={words.none} icon={IconListSearch}>
                {words.noneBody}
              </EmptyState>
            </Paper>
          ) : (
            <>
              {entries.map((entry) => (
                <EntryCard key={entry.id} entry={entry} />
              ))}
              <Group justify="flex-end">
                <Pager offset={offset} page={PAGE} total={total} onPage={setOffset} />
              </Group>
            </>
          )
        }
      </QueryView>
    </Stack>
  )
}
