import { Alert, List, Stack } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { memo, useCallback, useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import { AddFiles, type OnFiles } from './add-files.tsx'
import { DropZone } from './drop-zone.tsx'
import { useEvidencePage } from './evidence-grid.tsx'
import { EvidenceItems } from './evidence-items.tsx'
import type { Given } from './folder-walk.ts'
import { ImportList } from './import-list.tsx'
import type { ImportItem } from './import-queue.ts'
import { useImportActions, useImportsInto, WithImports } from './import-queue-provider.tsx'
import { ReadingNotice } from './reading-notice.tsx'
import { useUnfinishedImport } from './unfinished-import.ts'
import { words } from './words.ts'

/** The evidence of a case or of a report that is not yet a case, and the three ways to add more. */
export const EvidencePanel = ({ target }: { target: ImportTarget }) => (
  <WithImports>
    <Panel target={target} />
  </WithImports>
)

function Panel({ target }: { target: ImportTarget }) {
  const [unreadable, setUnreadable] = useState<readonly string[]>([])
  const { add } = useImportActions()
  const onFiles = useCallback(
    (origin: ImportItem['origin'], given: Given) => void add(target, origin, given).then(setUnreadable),
    [add, target],
  )
  return (
    <DropZone disabled={!useMay('evidence.beginImport')} onFiles={onFiles}>
      <Stack>
        {unreadable.length > 0 && (
          <Alert
            color="orange"
            withCloseButton
            closeButtonLabel={words.unreadableClose}
            onClose={() => setUnreadable([])}
          >
            {words.unreadableEntries(unreadable)}
          </Alert>
        )}
        <Arriving target={target} />
        <Arrived target={target} onFiles={onFiles} />
      </Stack>
    </DropZone>
  )
}

/** What is on its way in. */
function Arriving({ target }: { target: ImportTarget }) {
  const { queue, readings } = useImportsInto(target)
  const { stopReading, cancel, cancelAll, retry, resume, clear } = useImportActions()
  return (
    <>
      {queue.length === 0 && <Unfinished target={target} />}
      {readings.map((reading) => (
        <ReadingNotice key={reading.key} reading={reading} onStop={stopReading} />
      ))}
      <ImportList
        queue={queue}
        onCancel={cancel}
        onCancelAll={() => cancelAll(target)}
        onRetry={retry}
        onResume={() => resume(target)}
        onClear={() => clear(target)}
      />
    </>
  )
}

/** After a lock or a crash: what was on its way in is not all here. */
function Unfinished({ target }: { target: ImportTarget }) {
  const { files, forget } = useUnfinishedImport(target)
  if (files === null) return null
  return (
    <Alert
      color="orange"
      title={words.unfinishedTitle}
      withCloseButton
      closeButtonLabel={words.unfinishedClose}
      onClose={forget}
    >
      {words.unfinished(files)}
    </Alert>
  )
}

/** What is in. Not drawn anew by each step of an import: the list reloads when something came in. */
const Arrived = memo(function Arrived({ target, onFiles }: { target: ImportTarget; onFiles: OnFiles }) {
  const page = useEvidencePage({ target })
  if (page.isError) return <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
  if (page.data?.total === 0) return <NoEvidence onFiles={onFiles} />
  return <EvidenceItems withdrawnCount={page.data?.withdrawn ?? 0} target={target} onFiles={onFiles} />
})

function NoEvidence({ onFiles }: { onFiles: OnFiles }) {
  return (
    <EmptyState title={words.emptyTitle} icon={IconPhotoPlus} action={<AddFiles onFiles={onFiles} />}>
      {words.emptyBody}
      <List size="sm" ta="start" my="xs">
        {words.emptyWays.map((way) => (
          <List.Item key={way}>{way}</List.Item>
        ))}
      </List>
      {words.emptyPromise}
    </EmptyState>
  )
}
