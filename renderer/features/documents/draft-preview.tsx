import { Alert, Group, List, Loader, Text } from '@mantine/core'
import { mediaUrl, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Document } from '#shared/documents/model.ts'
import classes from './document-screen.module.css'
import { exhibitsOf, exhibitWarnings } from './exhibit-warnings.ts'
import { PdfView } from './pdf-view.tsx'
import { words } from './words.ts'

/** Whatever the text of the minutes is made of. */
const SOURCES = ['interviews', 'cases', 'settings', 'evidence', 'annotation']

/** The final PDF as it would be, made anew after each saved change; page and scroll stay. */
export function DraftPreview({ document }: { document: Document }) {
  const preview = useCoreQuery(
    ['documents', 'preview', document.id],
    (api) => api.documents.preview({ id: document.id }),
    { alsoOn: SOURCES },
  )
  return (
    <div className={classes.preview}>
      <Warnings document={document} />
      <QueryView query={preview}>
        {({ mediaId, replacedCharacters }) => (
          <>
            {replacedCharacters.length > 0 && (
              <Alert color="orange" variant="light" p="xs">
                {words.replaced} <b>{replacedCharacters.join('  ')}</b>
              </Alert>
            )}
            <PdfView url={mediaUrl(mediaId)} label={words.preview} />
          </>
        )}
      </QueryView>
      {preview.isFetching && (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text size="xs" c="dimmed">
            {preview.data ? words.refreshing : words.composing}
          </Text>
        </Group>
      )}
    </div>
  )
}

function Warnings({ document: { interviewId } }: { document: Document }) {
  const hearing = useCoreQuery(['interviews', 'item', interviewId], (api) => api.interviews.get({ id: interviewId }))
  const ids = hearing.data ? exhibitsOf(hearing.data) : []
  const evidence = useCoreQuery(['evidence', 'ids', ...ids], (api) => api.evidence.listByIds({ ids }), {
    enabled: hearing.isSuccess,
  })
  const warnings = hearing.data && evidence.data ? exhibitWarnings(hearing.data, evidence.data) : []
  if (warnings.length === 0) return null
  return (
    <Alert color="orange" variant="light" p="xs" title={words.warnings}>
      <List size="sm">
        {warnings.map((warning) => (
          <List.Item key={warning}>{warning}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
