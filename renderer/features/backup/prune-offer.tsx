import { Alert, Button, List } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { useApi } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { BackupSet, BackupTarget } from '#shared/backup/model.ts'
import { words } from './words.ts'

type PruneOfferProps = Readonly<{
  /** Of the open vault, newest first. */
  sets: readonly BackupSet[]
  keep: number
  /** Made last; a wrong clock may have named it like an old one. It is never offered. */
  last: string | null
  target: BackupTarget['id']
  onPruned: () => void
}>

/** More backups than wanted, or runs that never ended: offered for removal by name, never removed unasked. */
export function PruneOffer({ sets, keep, last, target, onPruned }: PruneOfferProps) {
  const api = useApi()
  const whole = sets.filter(({ state }) => state === 'whole')
  const surplus = [
    ...whole.slice(keep).filter(({ set }) => set !== last),
    ...(whole.length > 0 ? sets.filter(({ state }) => state === 'unfinished') : []),
  ]
  if (surplus.length === 0) return null
  const ask = () =>
    confirm({
      title: words.list.pruneTitle,
      body: (
        <>
          {words.list.pruneBody}
          <List size="sm" mt="xs">
            {surplus.map(({ set, createdAt }) => (
              <List.Item key={set}>{createdAt ? <DateText at={createdAt} /> : set}</List.Item>
            ))}
          </List>
        </>
      ),
      confirmLabel: words.list.pruneConfirm,
      danger: true,
      onConfirm: async () => {
        const pruned = await api.backup.prune({ target, sets: surplus.map(({ set }) => set) })
        notifications.show({ message: words.list.pruned(pruned.sets, formatSize(pruned.bytes)), color: 'teal' })
        onPruned()
      },
    })
  return (
    <Alert color="blue" variant="light">
      {words.list.tooMany(sets.length, keep)}
      <Button size="xs" variant="default" mt="xs" display="block" onClick={ask}>
        {words.list.prune(surplus.length)}
      </Button>
    </Alert>
  )
}
