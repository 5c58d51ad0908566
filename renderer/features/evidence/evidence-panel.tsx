import { Alert, Button, FileButton, Group, List, Modal, Stack, Switch, Text } from '@mantine/core'
import { IconPhotoPlus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { DropZone } from './drop-zone.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { EvidenceGrid, useEvidencePage } from './evidence-grid.tsx'
import { EvidenceView } from './evidence-view.tsx'
import { ImportList } from './import-list.tsx'
import { useImportsInto, WithImports } from './import-queue-provider.tsx'
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
  const imports = useImportsInto(target)
  const page = useEvidencePage({ target, withWithdrawn: true })
  const total = page.data?.total ?? 0
  const add = (files: readonly File[]) => void imports.add(target, 'dialog', files)
  return (
    <DropZone
      disabled={!useMay('evidence.beginImport')}
      onFiles={(origin, walked) => {
        setUnreadable(walked.unreadable)
        void imports.add(target, origin, walked.files)
      }}
    >
      <Stack>
        {unreadable.length > 0 && (
          <Alert color="orange" withCloseButton onClose={() => setUnreadable([])}>
            {words.unreadableEntries(unreadable)}
          </Alert>
        )}
        {imports.queue.length === 0 && <Unfinished target={target} />}
        {imports.isTaking && <Loading label={words.taking} />}
        <ImportList
          queue={imports.queue}
          onCancel={imports.cancel}
          onCancelAll={() => imports.cancelAll(target)}
          onRetry={imports.retry}
          onResume={() => imports.resume(target)}
          onClear={() => imports.clear(target)}
        />
        {page.isError && <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />}
        {page.isSuccess && total === 0 && imports.queue.length === 0 && !imports.isTaking ? (
          <NoEvidence onFiles={add} />
        ) : (
          <Items withdrawnCount={page.data?.withdrawn ?? 0} target={target} onFiles={add} />
        )}
      </Stack>
    </DropZone>
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

function AddFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <May path="evidence.beginImport">
      <FileButton multiple onChange={onFiles}>
        {(props) => (
          <Button {...props} leftSection={<IconPlus size={16} />}>
            {words.addFiles}
          </Button>
        )}
      </FileButton>
    </May>
  )
}

function NoEvidence({ onFiles }: { onFiles: (files: File[]) => void }) {
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

type ItemsProps = { withdrawnCount: number; target: ImportTarget; onFiles: (files: File[]) => void }

function Items({ withdrawnCount, target, onFiles }: ItemsProps) {
  const [withWithdrawn, setWithdrawn] = useState(true)
  const [opened, setOpened] = useState<Evidence | null>(null)
  const total = useEvidencePage({ target, withWithdrawn }).data?.total ?? 0
  return (
    <>
      <Group justify="space-between">
        <Group>
          <AddFiles onFiles={onFiles} />
          <Text size="sm" c="dimmed">
            {words.pasteHint}
          </Text>
        </Group>
        <Group>
          {withdrawnCount > 0 && (
            <Switch
              label={words.showWithdrawn}
              checked={withWithdrawn}
              onChange={(event) => setWithdrawn(event.currentTarget.checked)}
            />
          )}
          <Text size="sm">{words.items(total)}</Text>
        </Group>
      </Group>
      <EvidenceGrid
        target={target}
        withWithdrawn={withWithdrawn}
        total={total}
        card={(item) =>
          target.kind === 'case' ? (
            <EvidenceCard evidence={item} href={`#/perkara/${target.id}/bukti/${item.id}`} />
          ) : (
            <EvidenceCard evidence={item} onOpen={setOpened} />
          )
        }
      />
      <Modal opened={opened !== null} onClose={() => setOpened(null)} title={opened?.title ?? ''} size="90%">
        {opened && <EvidenceView evidenceId={opened.id} />}
      </Modal>
    </>
  )
}
