import { SimpleGrid } from '@mantine/core'
import { Page } from '#renderer/ui/page.tsx'
import { AnchorPanel } from './anchor-panel.tsx'
import { AuditList } from './audit-list.tsx'
import { ChainPanel } from './chain-panel.tsx'
import { ExportLog } from './export-log.tsx'
import { HeadCheckPanel } from './head-check.tsx'
import { RollbackPanel } from './rollback-panel.tsx'
import { words } from './words.ts'

export const AuditScreen = () => (
  <Page title={words.title} subtitle={words.subtitle} actions={<ExportLog />}>
    <RollbackPanel />
    <ChainPanel />
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <AnchorPanel />
      <HeadCheckPanel />
    </SimpleGrid>
    <div>
      <AuditList />
    </div>
  </Page>
)
