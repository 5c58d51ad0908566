import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { SignaturePanel } from '#renderer/features/signing/signature-panel.tsx'
import { words as signingWords } from '#renderer/features/signing/words.ts'
import { May } from '#renderer/features/users/may.tsx'
import { mediaUrl, useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Document, Revision } from '#shared/documents/model.ts'
import classes from './document-screen.module.css'
import { PdfView } from './pdf-view.tsx'
import { revisionWords, words } from './words.ts'

/** A frozen document: who signs, which revisions there are, and the file itself. */
export function FinalView({ document }: { document: Document }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const newest = document.revisions.at(-1)
  const shown = document.revisions.find(({ n }) => n === chosen) ?? newest
  return (
    <div className={classes.layout}>
      <Stack gap="md" className={classes.side}>
        <Title order={2}>{signingWords.panel}</Title>
        <SignaturePanel documentId={document.id} signers={document.signers} />
        <Revisions document={document} shown={shown} onShow={setChosen} />
      </Stack>
      {shown && <PdfView url={mediaUrl(shown.blobId)} label={document.title} />}
    </div>
  )
}

type RevisionsProps = { document: Document; shown: Revision | undefined; onShow: (n: number) => void }

function Revisions({ document, shown, onShow }: RevisionsProps) {
  return (
    <Stack gap="xs">
      <Title order={2}>{words.revisions}</Title>
      {document.revisions.map((revision) => (
        <div key={revision.n}>
          <Group gap="xs" justify="space-between">
            <Text size="sm">
              <b>{words.revision(revision.n)}</b> · {revisionWords[revision.kind]}
              {revision === shown && ` (${words.shown})`}
            </Text>
            {revision !== shown && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                aria-label={words.showRevision(revision.n)}
                onClick={() => onShow(revision.n)}
              >
                {words.showRevision(revision.n)}
              </Anchor>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            <DateText at={revision.at} /> · {revision.by}
          </Text>
          <Text size="xs" c="dimmed" className={classes.mono}>
            {revision.sha256}
          </Text>
        </div>
      ))}
      {document.contentSha256 && (
        <Text size="xs" c="dimmed" className={classes.mono}>
          {words.contentHash}: {document.contentSha256}
        </Text>
      )}
      <Group>
        <May path="documents.exportPdf">
          <ExportButton document={document} n={shown?.n ?? null} />
        </May>
      </Group>
    </Stack>
  )
}

/** Writes the shown revision to a file of the user's choice and says where. */
function ExportButton({ document: { id }, n }: { document: Document; n: number | null }) {
  const save = useCoreMutation((api) => api.documents.exportPdf({ id, n }), {
    onSuccess: ({ savedAs }) => {
      if (savedAs) notifications.show({ message: words.exported(savedAs), color: 'teal', autoClose: 10_000 })
    },
  })
  return (
    <Button variant="default" loading={save.isPending} onClick={() => save.mutate(undefined)}>
      {words.exportPdf}
    </Button>
  )
}
