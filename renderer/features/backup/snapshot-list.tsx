import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Snapshot } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { ComparisonView } from './comparison-view.tsx'
import { SNAPSHOT_REASONS, words } from './words.ts'

type SnapshotListProps = Readonly<{ snapshots: readonly Snapshot[]; onSwitched: (status: VaultStatus) => void }>

export function SnapshotList({ snapshots, onSwitched }: SnapshotListProps) {
  const [asked, setAsked] = useState<Snapshot | null>(null)
  return (
    <Stack gap="xs">
      <Text size="sm">{words.snapshots.body}</Text>
      {snapshots.map((snapshot) => (
        <Group key={snapshot.name} justify="space-between" wrap="nowrap">
          <Text size="sm">
            {SNAPSHOT_REASONS[snapshot.reason]} · {snapshot.at ? <DateText at={snapshot.at} /> : snapshot.name} ·{' '}
            {formatSize(snapshot.bytes)}
          </Text>
          <Button size="xs" variant="default" onClick={() => setAsked(snapshot)}>
            {words.snapshots.compare}
          </Button>
        </Group>
      ))}
      {asked && <SnapshotDialog snapshot={asked} onClose={() => setAsked(null)} onSwitched={onSwitched} />}
    </Stack>
  )
}

type SnapshotDialogProps = Readonly<{
  snapshot: Snapshot
  onClose: () => void
  onSwitched: (status: VaultStatus) => void
}>

function SnapshotDialog({ snapshot, onClose, onSwitched }: SnapshotDialogProps) {
  const input = { name: snapshot.name, secret: null }
  const comparison = useCoreQuery(['backup', 'snapshot', snapshot.name], (api) => api.backup.compareSnapshot(input))
  const restore = useCoreMutation((api) => api.backup.restoreSnapshot(input), {
    onSuccess: (status) => {
      onSwitched(status)
      notifications.show({ message: words.snapshots.done, color: 'teal', autoClose: 12_000 })
    },
  })
  return (
    <Modal
      opened
      title={words.snapshots.title}
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <QueryView query={comparison}>
        {(known) => (
          <Stack gap="md">
            <ComparisonView comparison={known} />
            <Text size="sm">{words.snapshots.confirmBody}</Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {words.restore.cancel}
              </Button>
              <Button color="red" loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
                {words.snapshots.restore}
              </Button>
            </Group>
          </Stack>
        )}
      </QueryView>
    </Modal>
  )
}
