import { ActionIcon, Group, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { SendCaseButton } from '#renderer/features/bundles/send-dialog.tsx'
import { ClassificationPanel } from '#renderer/features/classification/classification-panel.tsx'
import { DeadlinesPanel } from '#renderer/features/deadlines/deadlines-panel.tsx'
import { DecisionsPanel } from '#renderer/features/decisions/decisions-panel.tsx'
import { DocumentList } from '#renderer/features/documents/document-list.tsx'
import { EvidencePanel } from '#renderer/features/evidence/evidence-panel.tsx'
import { InterviewPanel } from '#renderer/features/interviews/interview-panel.tsx'
import { ProcedurePanel } from '#renderer/features/procedure/procedure-panel.tsx'
import { CaseTrail } from '#renderer/features/statistics/case-trail.tsx'
import { TeamPanel } from '#renderer/features/team/team-panel.tsx'
import { useMay } from '#renderer/features/users/may.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { CASE_TABS, type CaseTab, paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case, CaseId } from '#shared/cases/model.ts'
import { CaseOverview } from './case-overview.tsx'
import { CaseStateBadge } from './case-state-badge.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { useCase } from './use-case.ts'
import { words } from './words.ts'

type CaseScreenProps = Readonly<{ id: CaseId; tab: CaseTab }>

export function CaseScreen({ id, tab }: CaseScreenProps) {
  return <QueryView query={useCase(id)}>{(found) => <CasePage found={found} tab={tab} />}</QueryView>
}

function CasePage({ found, tab }: Readonly<{ found: Case; tab: CaseTab }>) {
  const [, navigate] = useLocation()
  const [renaming, rename] = useDisclosure(false)
  const mayRename = useMay('cases.rename')
  return (
    <Page
      title={found.title}
      windowTitle={`${found.number} ${found.title}`}
      breadcrumbs={[{ label: words.title, href: paths.cases }]}
      subtitle={`${found.number} · ${found.subjects.map(({ person }) => person.name).join(', ')}`}
      aside={
        <Group gap={4}>
          <CaseStateBadge state={found.state} />
          {found.state !== 'closed' && mayRename && (
            <ActionIcon aria-label={words.form.rename} title={words.form.rename} onClick={rename.open}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      }
      actions={<SendCaseButton found={found} />}
    >
      <RenameDialog found={found} opened={renaming} onClose={rename.close} />
      <Tabs
        value={tab}
        onChange={(next) => navigate(paths.case(found.id, CASE_TABS.find((name) => name === next) ?? 'ikhtisar'))}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {CASE_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>{panelOf(found, tab)}</Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function panelOf(found: Case, tab: CaseTab): ReactNode {
  switch (tab) {
    case 'ikhtisar':
      return <CaseOverview found={found} />
    case 'tahapan':
      return <ProcedurePanel found={found} />
    case 'tenggat':
      return <DeadlinesPanel found={found} />
    case 'bukti':
      return <EvidencePanel target={{ kind: 'case', id: found.id }} />
    case 'klasifikasi':
      return <ClassificationPanel found={found} />
    case 'tim':
      return <TeamPanel found={found} />
    case 'pemeriksaan':
      return <InterviewPanel caseId={found.id} />
    case 'naskah':
      return <DocumentList caseId={found.id} />
    case 'keputusan':
      return <DecisionsPanel found={found} />
    case 'jejak':
      return <CaseTrail caseId={found.id} />
  }
}
