import { Alert, Button, Group, Text } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { Annotation } from './use-annotation.ts'
import { words } from './words.ts'

/** "Tersimpan 14.03.21", or that it is not yet. */
export function SaveLine({ annotation }: { annotation: Annotation }) {
  const { status } = annotation.saving
  if (status.state === 'saved') return <SavedAt at={status.at} />
  return (
    <Text size="xs" c="dimmed" role="status">
      {status.state === 'saving' ? words.saving : words.unsaved}
    </Text>
  )
}

/** What stands in the way of saving, and the way out. */
export function SaveTrouble({ annotation }: { annotation: Annotation }) {
  const { status, flush } = annotation.saving
  if (status.state === 'failed')
    return (
      <ErrorNotice title={words.saveFailed} error={status.error} onRetry={() => void flush().catch(() => undefined)} />
    )
  return status.state === 'conflict' ? <Conflict annotation={annotation} /> : null
}

/** Both versions end up saved: ours first, and theirs on top of it when it is the one to go on with. */
function Conflict({ annotation: { evidenceId, dispatch, saving } }: { annotation: Annotation }) {
  const resolve = useCoreMutation(async (api, take: 'mine' | 'theirs') => {
    const [newest] = await api.annotation.listRevisions({ evidenceId })
    if (!newest) return
    await saving.continueFrom(newest.revision)
    if (take === 'mine') return
    const { shapes } = await api.annotation.loadRevision({ evidenceId, revision: newest.revision })
    dispatch({ type: 'replace', shapes })
  })
  return (
    <Alert color="orange" title={words.conflictTitle} role="alert">
      {words.conflictBody}
      <Group mt="xs" gap="xs">
        <Button size="xs" loading={resolve.isPending} onClick={() => resolve.mutate('mine')}>
          {words.keepMine}
        </Button>
        <Button size="xs" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate('theirs')}>
          {words.takeTheirs}
        </Button>
      </Group>
    </Alert>
  )
}
