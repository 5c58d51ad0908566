import { Button, Paper } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFolders, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { ReceiveButton } from '#renderer/features/bundles/handover-section.tsx'
import { May } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { useKept } from '#renderer/ui/use-kept.ts'
import { ANY_CASE, type CaseFilter } from '#shared/cases/filter.ts'
import { CaseFilterBar } from './case-filter-bar.tsx'
import { CaseTable, useCasePage } from './case-table.tsx'
import { words } from './words.ts'

const TYPING_MS = 200

export function CaseListScreen() {
  const [filter, setFilter] = useKept<CaseFilter>('cases', ANY_CASE)
  const [wanted] = useDebouncedValue(filter, TYPING_MS)
  const query = useCasePage(wanted)
  const filtered = JSON.stringify({ ...wanted, order: ANY_CASE.order }) !== JSON.stringify(ANY_CASE)
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      actions={[<ReceiveButton key="receive" />, <NewCaseButton key="new" />]}
    >
      <CaseFilterBar value={filter} onChange={setFilter} />
      <QueryView query={query}>
        {({ total }) => (total > 0 ? <CaseTable total={total} wanted={wanted} /> : <NoCases filtered={filtered} />)}
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
