import { Modal, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { settleVaultStatus } from '#renderer/rpc/vault-status.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { BackupOverview, BackupSet, SetPlace } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { KeptList } from './kept-list.tsx'
import { PruneOffer } from './prune-offer.tsx'
import { ReminderForm } from './reminder-form.tsx'
import { RestoreFlow } from './restore-flow.tsx'
import { RunPanel } from './run-panel.tsx'
import { SetList } from './set-list.tsx'
import { SnapshotList } from './snapshot-list.tsx'
import { TargetChoice } from './target-choice.tsx'
import { useBackupRights } from './use-backup-rights.ts'
import { useRun } from './use-run.ts'
import { useTargets } from './use-targets.ts'
import { VerifyDialog } from './verify-dialog.tsx'
import { words } from './words.ts'

export function BackupSection() {
  const overview = useCoreQuery(['backup', 'overview'], (api) => api.backup.overview())
  return <QueryView query={overview}>{(known) => <Loaded overview={known} />}</QueryView>
}

function Loaded({ overview }: Readonly<{ overview: BackupOverview }>) {
  const may = useBackupRights()
  const { query, targets, chosen, choose, reload } = useTargets(overview.last?.target ?? null)
  const queries = useQueryClient()
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['backup'] }), [queries])
  const run = useRun(refresh)
  const onSwitched = (status: VaultStatus) => void settleVaultStatus(queries, status)
  const snapshots = useCoreQuery(['backup', 'snapshots'], (api) => api.backup.snapshots()).data ?? []
  const kept = useCoreQuery(['backup', 'kept'], (api) => api.backup.kept()).data ?? []
  return (
    <Stack gap="md">
      <Section title={words.run.title}>
        <Stack gap="md">
          <QueryView query={query}>
            {() => (
              <TargetChoice
                hint={words.target.hint}
                targets={targets}
                value={chosen}
                typed={overview.choosing === 'typed'}
                onChoose={choose}
                onReload={reload}
              />
            )}
          </QueryView>
          <RunPanel overview={overview} target={chosen} run={run} may={may.start} />
        </Stack>
      </Section>
      {chosen && chosen.problem !== 'gone' && (
        <Section title={words.list.title}>
          <Sets target={chosen.id} overview={overview} onSwitched={onSwitched} />
        </Section>
      )}
      <Section title={words.reminder.title}>
        <ReminderForm settings={overview.settings} may={may.manage} />
      </Section>
      {may.manage && snapshots.length > 0 && (
        <Section title={words.snapshots.title}>
          <SnapshotList snapshots={snapshots} onSwitched={onSwitched} />
        </Section>
      )}
      {may.manage && kept.length > 0 && (
        <Section title={words.kept.title}>
          <KeptList onSwitched={onSwitched} />
        </Section>
      )}
    </Stack>
  )
}

type SetsProps = Readonly<{
  target: SetPlace['target']
  overview: BackupOverview
  onSwitched: (status: VaultStatus) => void
}>
type Open = Readonly<{ what: 'verify' | 'restore'; place: SetPlace; madeAt: string }> | null

function Sets({ target, overview, onSwitched }: SetsProps) {
  const { vaultId, settings, last } = overview
  const may = useBackupRights()
  const query = useCoreQuery(['backup', 'sets', target], (api) => api.backup.listSets({ target }))
  const [open, setOpen] = useState<Open>(null)
  const zone = useZone()
  const show = (what: 'verify' | 'restore') => (set: BackupSet) =>
    setOpen({
      what,
      place: { target, vaultId: set.vaultId, set: set.set },
      madeAt: set.createdAt ? formatInstant(set.createdAt, zone) : set.set,
    })
  const close = () => setOpen(null)
  return (
    <QueryView query={query}>
      {(sets) => (
        <Stack gap="sm">
          {may.manage && (
            <PruneOffer
              sets={sets.filter((set) => set.vaultId === vaultId)}
              keep={settings.keepSets}
              last={last?.set ?? null}
              target={target}
              onPruned={() => void query.refetch()}
            />
          )}
          <SetList
            sets={sets}
            vaultId={vaultId}
            onVerify={show('verify')}
            onRestore={show('restore')}
            mayRestore={may.manage}
          />
          {open?.what === 'verify' && <VerifyDialog place={open.place} madeAt={open.madeAt} onClose={close} />}
          {open?.what === 'restore' && (
            <Modal
              opened
              title={`${words.restore.title} ${open.madeAt}`}
              size="xl"
              closeOnClickOutside={false}
              closeOnEscape={false}
              withCloseButton={false}
              onClose={close}
            >
              <RestoreFlow place={open.place} onLeave={close} onSwitched={onSwitched} />
            </Modal>
          )}
        </Stack>
      )}
    </QueryView>
  )
}
