import { Button, Group, Paper, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFolders, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { May } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { type CaseState, caseStateSchema } from '#shared/cases/model.ts'
import { CaseTable, useCasePage } from './case-table.tsx'
import { STATES, words } from './words.ts'

const SEARCH_DELAY_MS = 200
const STATE_OPTIONS = caseStateSchema.options.map((value) => ({ value, label: STATES[value] }))

export function CaseListScreen() {
  const [search, setSearch] = useState('')
  const [state, setState] = useState<CaseState | null>(null)
  const [wanted] = useDebouncedValue(search, SEARCH_DELAY_MS)
  const shown = { search: wanted, state }
  const query = useCasePage(shown)
  const filtered = wanted !== '' || state !== null
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={<NewCaseButton />}>
      <Group gap="sm">
        <TextInput
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={340}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          aria-label={words.state}
          placeholder={words.allStates}
          data={STATE_OPTIONS}
          clearable
          w={200}
          value={state}
          onChange={(next) => setState(next === null ? null : caseStateSchema.parse(next))}
        />
      </Group>
      <QueryView query={query}>
        {({ total }) => (total > 0 ? <CaseTable total={total} wanted={shown} /> : <NoCases filtered={filtered} />)}
      </QueryView>
    </Page>
  )
}

const NewCaseButton = () => (
  <May path="cases.open">
    <Button component={Link} href={paths.newCase} leftSection={<IconPlus size={17} aria-hidden />}>
      {words.newCase}
    </Button>
  </May>
)

const NoCases = ({ filtered }: Readonly<{ filtered: boolean }>) => (
  <Paper>
    {filtered ? (
      <EmptyState title={words.noMatch} icon={IconFolders}>
        {words.noMatchBody}
      </EmptyState>
    ) : (
      <EmptyState title={words.empty} icon={IconFolders} action={<NewCaseButton />}>
        {words.emptyBody}
      </EmptyState>
    )}
  </Paper>
)
