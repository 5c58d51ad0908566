import { Page } from '#renderer/ui/page.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { EvidenceView, useEvidence } from './evidence-view.tsx'
import { words } from './words.ts'

/** `#/perkara/:caseId/bukti/:evidenceId` */
export function EvidenceScreen({ caseId, evidenceId }: { caseId: CaseId; evidenceId: EvidenceId }) {
  const evidence = useEvidence(evidenceId).data?.evidence
  return (
    <Page
      wide
      title={evidence ? `${evidence.number} ${evidence.title}`.trim() : words.panel}
      breadcrumbs={[
        { label: words.cases, href: '/perkara' },
        { label: words.panel, href: `/perkara/${caseId}/bukti` },
      ]}
    >
      <EvidenceView key={evidenceId} evidenceId={evidenceId} />
    </Page>
  )
}
