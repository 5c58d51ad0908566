import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Door } from '#renderer/features/vault/door.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { BackupSet, BackupTarget, SetPlace } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { KeptList } from './kept-list.tsx'
import { RestoreFlow } from './restore-flow.tsx'
import { SnapshotList } from './snapshot-list.tsx'
import { TargetChoice } from './target-choice.tsx'
import { useTargets } from './use-targets.ts'
import { SET_STATES, words } from './words.ts'

type Asked = Readonly<{ place: SetPlace; madeAt: string }>
type StartRestoreProps = Readonly<{ onBack: () => void; onStatus: (status: VaultStatus) => void }>

/** Before the door: the vault is gone, damaged, or its passwords are forgotten. */
export function StartRestore({ onBack, onStatus }: StartRestoreProps) {
  const { query, targets, chosen, choose, reload } = useTargets()
  const [asked, setAsked] = useState<Asked | null>(null)
  const host = useCoreQuery(['app', 'info'], (api) => api.app.info()).data?.host
  const switched = (status: VaultStatus) => {
    onStatus(status)
    onBack()
  }
  if (asked)
    return (
      <Door title={words.restore.title} wide>
        <Text size="sm">
          {words.restore.of}: {asked.madeAt}
        </Text>
        <RestoreFlow place={asked.place} onLeave={() => setAsked(null)} onSwitched={switched} />
      </Door>
    )
  return (
    <Door title={words.start.title} wide>
      <Stack gap="md">
        <Text size="sm">{words.start.body}</Text>
        <QueryView query={query}>
          {() => (
            <TargetChoice
              targets={targets}
              value={chosen}
              typed={host !== 'desktop'}
              onChoose={choose}
              onReload={reload}
            />
          )}
        </QueryView>
        {chosen && chosen.problem !== 'gone' && <SetChoice target={chosen} onChoose={setAsked} />}
        <DoorSnapshots onSwitched={switched} />
        <KeptList atDoor onSwitched={switched} />
        <Group>
          <Button variant="default" onClick={onBack}>
            {words.start.back}
          </Button>
        </Group>
      </Stack>
    </Door>
  )
}

/** Copies of the database that the vault itself made; they need no medium. */
function DoorSnapshots({ onSwitched }: Readonly<{ onSwitched: (status: VaultStatus) => void }>) {
  const snapshots = useCoreQuery(['backup', 'snapshots'], (api) => api.backup.snapshots()).data ?? []
  if (snapshots.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {words.snapshots.title}
      </Title>
      <SnapshotList snapshots={snapshots} atDoor onSwitched={onSwitched} />
    </Stack>
  )
}

type SetChoiceProps = Readonly<{ target: BackupTarget; onChoose: (asked: Asked) => void }>

function SetChoice({ target, onChoose }: SetChoiceProps) {
  const query = useCoreQuery(['backup', 'sets', target.id], (api) => api.backup.listSets({ target: target.id }))
  const [key, setKey] = useState<string | null>(null)
  if (query.isError) return <ErrorNotice error={query.error} />
  const sets = (query.data ?? []).filter(({ state }) => state === 'whole' || state === 'damaged')
  if (query.data && sets.length === 0) return <Text size="sm">{words.start.noSets}</Text>
  const chosen = sets.find((set) => keyOf(set) === key) ?? sets[0]
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <Select
        flex={1}
        label={words.start.set}
        allowDeselect={false}
        data={sets.map((set) => ({ value: keyOf(set), label: labelOf(set) }))}
        value={chosen ? keyOf(chosen) : null}
        onChange={setKey}
      />
      <Button
        disabled={!chosen}
        onClick={() => {
          if (!chosen) return
          const place = { target: target.id, vaultId: chosen.vaultId, set: chosen.set }
          onChoose({ place, madeAt: labelOf(chosen) })
        }}
      >
        {words.list.restore}
      </Button>
    </Group>
  )
}

const keyOf = ({ vaultId, set }: BackupSet) => `${vaultId}/${set}`

/** The office's zone is inside the vault: before the door it is WIB, said in the text. */
const labelOf = ({ createdAt, set, state, vaultId }: BackupSet) =>
  `${createdAt ? formatInstant(createdAt, 'WIB') : set} · ${SET_STATES[state]} · ${vaultId.slice(0, 8)}`
