import { Button, Group, List, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useLocation } from 'wouter'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { useApi } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { Document } from '#shared/documents/model.ts'
import classes from './document-screen.module.css'
import { DraftForm } from './draft-form.tsx'
import { DraftPreview } from './draft-preview.tsx'
import { useDocumentFields } from './use-document-fields.ts'
import { words } from './words.ts'

/** A draft: its fields on the left, the PDF they make on the right. */
export function DraftEditor({ document }: { document: Document }) {
  const { value, change, flush, savedAt, error } = useDocumentFields(document)
  return (
    <div className={classes.layout}>
      <Stack gap="sm" className={classes.side}>
        <Group justify="space-between">
          <Title order={2}>{words.fields}</Title>
          <SavedAt at={savedAt} />
        </Group>
        {error !== null && <ErrorNotice error={error} title={words.fieldsNotSaved} onRetry={() => void flush()} />}
        <MayEdit path="documents.update">
          <Stack gap="sm">
            <DraftForm value={value} change={change} signers={document.signers} />
            <DraftActions document={document} flush={flush} />
          </Stack>
        </MayEdit>
      </Stack>
      <DraftPreview document={document} />
    </div>
  )
}

function DraftActions({ document: { id, caseId }, flush }: { document: Document; flush: () => Promise<void> }) {
  const api = useApi()
  const [, navigate] = useLocation()
  const finalize = () =>
    confirm({
      title: words.finalizeTitle,
      body: (
        <List size="sm">
          {words.finalizeBody.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ),
      confirmLabel: words.finalizeNow,
      onConfirm: async () => {
        await flush()
        await api.documents.finalize({ id })
        notifications.show({ message: words.finalized, color: 'teal' })
      },
    })
  const discard = () =>
    confirm({
      title: words.discardTitle,
      body: words.discardBody,
      confirmLabel: words.discardNow,
      danger: true,
      onConfirm: async () => {
        await api.documents.discardDraft({ id })
        navigate(`/perkara/${caseId}/naskah`)
      },
    })
  return (
    <Group gap="xs" className={classes.actions}>
      <Button onClick={finalize}>{words.finalize}</Button>
      <Button variant="default" onClick={discard}>
        {words.discard}
      </Button>
    </Group>
  )
}
