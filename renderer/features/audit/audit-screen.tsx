import { Page } from '#renderer/ui/page.tsx'
import { AuditList } from './audit-list.tsx'
import { ChainPanel } from './chain-panel.tsx'
import { words } from './words.ts'

export const AuditScreen = () => (
  <Page title={words.title} subtitle={words.subtitle}>
    <ChainPanel />
    <div>
      <AuditList />
    </div>
  </Page>
)
