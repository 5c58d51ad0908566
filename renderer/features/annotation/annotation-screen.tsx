import { useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { Page } from '#renderer/ui/page.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { freshId } from './use-annotation.ts'
import { words } from './words.ts'

/** `#/perkara/:caseId/bukti/:evidenceId/anotasi` */
export function AnnotationScreen({ caseId, evidenceId }: { caseId: CaseId; evidenceId: EvidenceId }) {
  const evidence = useCoreQuery(['evidence', evidenceId], (api) => api.evidence.get({ id: evidenceId })).data?.evidence
  const maySave = useMay('annotation.save')
  // Read once per visit, never from a cache: an old answer would start from an old revision.
  const [visit] = useState(freshId)
  const loaded = useCoreQuery(['annotation-start', evidenceId, visit], (api) => api.annotation.load({ evidenceId }))
  const number = evidence?.number ?? ''
  const page = {
    title: words.title(number),
    breadcrumbs: [
      { label: words.cases, href: '/perkara' },
      { label: words.evidence, href: `/perkara/${caseId}/bukti` },
      {
        label: words.item(`${number} ${evidence?.title ?? ''}`.trim()),
        href: `/perkara/${caseId}/bukti/${evidenceId}`,
      },
    ],
  }
  if (loaded.data) {
    const readOnly = loaded.data.readOnly || !maySave
    return (
      <AnnotationEditor caseId={caseId} evidenceId={evidenceId} loaded={{ ...loaded.data, readOnly }} page={page} />
    )
  }
  return (
    <Page wide {...page}>
      <QueryView query={loaded}>{() => null}</QueryView>
    </Page>
  )
}
