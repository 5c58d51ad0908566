import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { Fault, Prepared, Progress, SetPlace } from '#shared/backup/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { ComparisonView } from './comparison-view.tsx'
import { FaultsView } from './faults-view.tsx'
import { ProgressView } from './progress-view.tsx'
import { useSecrets } from './use-secrets.tsx'
import { useStream } from './use-stream.ts'
import { words } from './words.ts'

type Preparing = Readonly<{ progress: Progress; faults: readonly Fault[]; prepared: Prepared | null }>
type RestoreFlowProps = Readonly<{
  place: SetPlace
  onLeave: () => void
  onSwitched: (status: VaultStatus) => void
}>

/** Secret, then a checked copy beside the vault, then the comparison, then, only if wanted, the switch. */
export function RestoreFlow({ place, onLeave, onSwitched }: RestoreFlowProps) {
  const stream = useStream<Preparing>()
  const secrets = useSecrets(stream.error)
  const prepared = stream.latest?.prepared ?? null
  const prepare = () =>
    void stream
      .run((api, signal) => api.backup.prepareRestore({ ...place, ...secrets.given }, { signal }))
      .then((last) => {
        if (last?.prepared) secrets.forget()
      })
  if (prepared)
    return <Ready prepared={prepared} faults={stream.latest?.faults ?? []} onLeave={onLeave} onSwitched={onSwitched} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (secrets.typed) prepare()
      }}
    >
      <Stack gap="md">
        <Text size="sm">{words.restore.body}</Text>
        {secrets.fields}
        {stream.running && stream.latest && <ProgressView progress={stream.latest.progress} />}
        {stream.error !== null && <ErrorNotice error={stream.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={stream.running ? stream.cancel : onLeave}>
            {words.restore.cancel}
          </Button>
          <Button type="submit" loading={stream.running} disabled={!secrets.typed}>
            {words.restore.prepare}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type ReadyProps = Omit<RestoreFlowProps, 'place'> & Readonly<{ prepared: Prepared; faults: readonly Fault[] }>

function Ready({ prepared, faults, onLeave, onSwitched }: ReadyProps) {
  const [understood, setUnderstood] = useState(false)
  const change = useCoreMutation((api) => api.backup.switchToPrepared(), {
    silent: true,
    onSuccess: (status) => {
      onSwitched(status)
      notifications.show({ message: words.restore.switched, color: 'teal', autoClose: 15_000 })
    },
  })
  const discard = useCoreMutation((api) => api.backup.discardPrepared(), { onSuccess: onLeave })
  return (
    <Stack gap="md">
      {faults.length > 0 ? (
        <FaultsView faults={faults} title={words.restore.readyWithFaults} />
      ) : (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
          {words.restore.ready}
        </Alert>
      )}
      <ComparisonView comparison={prepared.comparison} />
      <Text size="sm">{words.restore.switchBody}</Text>
      <Checkbox
        label={words.restore.understand}
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      {change.error !== null && <ErrorNotice error={change.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(undefined)}>
          {words.restore.discard}
        </Button>
        <Button color="red" disabled={!understood} loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {words.restore.switch}
        </Button>
      </Group>
    </Stack>
  )
}
