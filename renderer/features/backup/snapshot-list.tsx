import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { BackupSecret, Snapshot } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { ComparisonView } from './comparison-view.tsx'
import { EMPTY_SECRET, isTyped, SecretField } from './secret-field.tsx'
import { SNAPSHOT_REASONS, words } from './words.ts'

type OnSwitched = (status: VaultStatus) => void
type SnapshotListProps = Readonly<{
  snapshots: readonly Snapshot[]
  /** Nobody is in: the password is asked, and there is nothing to compare with. */
  atDoor?: boolean
  onSwitched: OnSwitched
}>

export function SnapshotList({ snapshots, atDoor = false, onSwitched }: SnapshotListProps) {
  const [asked, setAsked] = useState<Snapshot | null>(null)
  const Dialog = atDoor ? DoorDialog : SnapshotDialog
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
            {atDoor ? words.list.restore : words.snapshots.compare}
          </Button>
        </Group>
      ))}
      {asked && <Dialog snapshot={asked} onClose={() => setAsked(null)} onSwitched={onSwitched} />}
    </Stack>
  )
}

type SnapshotDialogProps = Readonly<{ snapshot: Snapshot; onClose: () => void; onSwitched: OnSwitched }>

const useRestore = ({ name }: Snapshot, onSwitched: OnSwitched) =>
  useCoreMutation((api, secret: BackupSecret | null) => api.backup.restoreSnapshot({ name, secret }), {
    silent: true,
    onSuccess: (status) => {
      onSwitched(status)
      notifications.show({ message: words.snapshots.done, color: 'teal', autoClose: 12_000 })
    },
  })

function SnapshotDialog({ snapshot, onClose, onSwitched }: SnapshotDialogProps) {
  const input = { name: snapshot.name, secret: null }
  const comparison = useCoreQuery(['backup', 'snapshot', snapshot.name], (api) => api.backup.compareSnapshot(input))
  const restore = useRestore(snapshot, onSwitched)
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
            {restore.error !== null && <ErrorNotice error={restore.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {words.restore.cancel}
              </Button>
              <Button color="red" loading={restore.isPending} onClick={() => restore.mutate(null)}>
                {words.snapshots.restore}
              </Button>
            </Group>
          </Stack>
        )}
      </QueryView>
    </Modal>
  )
}

function DoorDialog({ snapshot, onClose, onSwitched }: SnapshotDialogProps) {
  const [secret, setSecret] = useState<BackupSecret>(EMPTY_SECRET)
  const restore = useRestore(snapshot, onSwitched)
  return (
    <Modal opened title={words.snapshots.restore} onClose={onClose} closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isTyped(secret)) restore.mutate(secret)
        }}
      >
        <Stack gap="md">
          <Text size="sm">{words.snapshots.doorBody}</Text>
          <SecretField labels={words.presentSecret} value={secret} onChange={setSecret} />
          {restore.error !== null && <ErrorNotice error={restore.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words.restore.cancel}
            </Button>
            <Button type="submit" color="red" loading={restore.isPending} disabled={!isTyped(secret)}>
              {words.snapshots.restore}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
