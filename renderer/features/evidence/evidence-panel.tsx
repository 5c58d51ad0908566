import { Alert, Button, FileButton, Group, List, Modal, SimpleGrid, Stack, Switch, Text } from '@mantine/core'
import { IconPhotoPlus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { DropZone } from './drop-zone.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { EvidenceView } from './evidence-view.tsx'
import { ImportList } from './import-list.tsx'
import { useImportsInto, WithImports } from './import-queue-provider.tsx'
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
  const list = useCoreQuery(['evidence', target.kind, target.id], (api) => api.evidence.list({ target }))
  const items = list.data ?? []
  return (
    <DropZone
      onFiles={(origin, walked) => {
        setUnreadable(walked.unreadable)
        imports.add(target, origin, walked.files)
      }}
    >
      <Stack>
        {unreadable.length > 0 && (
          <Alert color="orange" withCloseButton onClose={() => setUnreadable([])}>
            {words.unreadableEntries(unreadable)}
          </Alert>
        )}
        <ImportList
          queue={imports.queue}
          known={items}
          onCancel={imports.cancel}
          onRetry={imports.retry}
          onClear={() => imports.clear(target)}
        />
        {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && imports.queue.length === 0 ? (
          <NoEvidence onFiles={(files) => imports.add(target, 'dialog', files)} />
        ) : (
          <Items items={items} target={target} onFiles={(files) => imports.add(target, 'dialog', files)} />
        )}
      </Stack>
    </DropZone>
  )
}

function AddFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => (
        <Button {...props} leftSection={<IconPlus size={16} />}>
          {words.addFiles}
        </Button>
      )}
    </FileButton>
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

type ItemsProps = { items: readonly Evidence[]; target: ImportTarget; onFiles: (files: File[]) => void }

function Items({ items, target, onFiles }: ItemsProps) {
  const [withdrawn, setWithdrawn] = useState(true)
  const [opened, setOpened] = useState<Evidence | null>(null)
  const shown = items.filter((item) => withdrawn || item.withdrawnAt === null)
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
          {items.some((item) => item.withdrawnAt !== null) && (
            <Switch
              label={words.showWithdrawn}
              checked={withdrawn}
              onChange={(event) => setWithdrawn(event.currentTarget.checked)}
            />
          )}
          <Text size="sm">{words.items(shown.length)}</Text>
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3, lg: 4 }}>
        {shown.map((item) =>
          target.kind === 'case' ? (
            <EvidenceCard key={item.id} evidence={item} href={`#/perkara/${target.id}/bukti/${item.id}`} />
          ) : (
            <EvidenceCard key={item.id} evidence={item} onOpen={() => setOpened(item)} />
          ),
        )}
      </SimpleGrid>
      <Modal opened={opened !== null} onClose={() => setOpened(null)} title={opened?.title ?? ''} size="90%">
        {opened && <EvidenceView evidenceId={opened.id} />}
      </Modal>
    </>
  )
}
