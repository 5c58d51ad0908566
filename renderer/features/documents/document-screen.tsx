import { Badge } from '@mantine/core'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { Page } from '#renderer/ui/page.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { DocumentId } from '#shared/documents/model.ts'
import { DraftEditor } from './draft-editor.tsx'
import { FinalView } from './final-view.tsx'
import { stateWords, words } from './words.ts'

/** `#/perkara/:caseId/naskah/:documentId` */
export function DocumentScreen({ caseId, documentId }: { caseId: CaseId; documentId: DocumentId }) {
  const query = useCoreQuery(['documents', 'item', documentId], (api) => api.documents.get({ id: documentId }), {
    alsoOn: ['signing', 'interviews', 'cases'],
  })
  const document = query.data
  return (
    <Page
      wide
      title={document?.title ?? words.list}
      aside={
        document && <Badge color={document.state === 'final' ? 'green' : 'blue'}>{stateWords[document.state]}</Badge>
      }
      breadcrumbs={[
        { label: words.cases, href: '/perkara' },
        { label: words.list, href: `/perkara/${caseId}/naskah` },
      ]}
    >
      <QueryView query={query}>
        {(opened) =>
          opened.state === 'draft' ? (
            <DraftEditor key={opened.id} document={opened} />
          ) : (
            <FinalView key={opened.id} document={opened} />
          )
        }
      </QueryView>
    </Page>
  )
}
