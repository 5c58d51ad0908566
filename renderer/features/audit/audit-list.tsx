import { Box, Button, Center, Group, Paper, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconListCheck, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { AuditTable } from './audit-table.tsx'
import { type AuditFilter, NO_FILTER, useAudit } from './use-audit.ts'
import { FEATURES, words } from './words.ts'

const SEARCH_DELAY_MS = 250
const FEATURE_OPTIONS = Object.entries(FEATURES).map(([value, label]) => ({ value, label }))

/** The audit log, whole or (`subject`) of one case, item or person. */
export function AuditList({ subject = '' }: Readonly<{ subject?: string }>) {
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER)
  const [wanted] = useDebouncedValue(filter, SEARCH_DELAY_MS)
  const query = useAudit(subject, wanted)
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <Filters value={filter} onChange={(part) => setFilter((now) => ({ ...now, ...part }))} />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.isSuccess && (
        <Paper>{entries.length > 0 ? <AuditTable entries={entries} /> : <Nothing filter={wanted} />}</Paper>
      )}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.more}
          </Button>
        </Center>
      )}
    </>
  )
}

type FiltersProps = Readonly<{ value: AuditFilter; onChange: (part: Partial<AuditFilter>) => void }>

const Filters = ({ value, onChange }: FiltersProps) => (
  <Group gap="sm" align="flex-end" mb="sm">
    <TextInput
      label={words.search}
      leftSection={<IconSearch size={16} aria-hidden />}
      w={220}
      maxLength={200}
      value={value.search}
      onChange={(event) => onChange({ search: event.currentTarget.value })}
    />
    <Select
      label={words.feature}
      placeholder={words.allFeatures}
      data={FEATURE_OPTIONS}
      clearable
      w={170}
      value={value.action || null}
      onChange={(next) => onChange({ action: next ?? '' })}
    />
    <Box w={130}>
      <DayInput label={words.from} value={value.from} onChange={(from) => onChange({ from })} />
    </Box>
    <Box w={130}>
      <DayInput label={words.to} value={value.to} onChange={(to) => onChange({ to })} />
    </Box>
  </Group>
)

const Nothing = ({ filter }: Readonly<{ filter: AuditFilter }>) => {
  const filtered = Object.values(filter).some(Boolean)
  return (
    <EmptyState title={filtered ? words.noMatch : words.empty} icon={IconListCheck}>
      {filtered ? words.noMatchBody : words.emptyBody}
    </EmptyState>
  )
}
