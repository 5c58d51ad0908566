import { Badge, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { May } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { RuleVersion } from '#shared/rules/contract.ts'
import { ChangeList } from './change-list.tsx'
import { VERSION_KINDS, words } from './words.ts'

type Props = Readonly<{ onClose: () => void; onView: (version: number) => void }>

/** Every change of the rule book with who and why; each may be undone by a further one. */
export function HistoryDialog({ onClose, onView }: Props) {
  const query = useCoreQuery(['rule', 'history'], (api) => api.rules.history())
  return (
    <Modal title={words.historyDialog.title} opened onClose={onClose} size="xl">
      <QueryView query={query}>
        {(versions) =>
          versions.length === 0 ? (
            <EmptyState title={words.historyDialog.empty} />
          ) : (
            <Stack gap="sm">
              {versions.map((version) => (
                <VersionCard key={version.version} version={version} onView={() => onView(version.version)} />
              ))}
              <Group>
                <Button size="compact-sm" variant="subtle" onClick={() => onView(0)}>
                  {words.version(0)}
                </Button>
              </Group>
            </Stack>
          )
        }
      </QueryView>
    </Modal>
  )
}

function VersionCard({ version, onView }: Readonly<{ version: RuleVersion; onView: () => void }>) {
  const undo = useCoreMutation((api, reason: string) => api.rules.undo({ version: version.version, reason }), {
    success: words.historyDialog.undone,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: words.historyDialog.undoOf(version.version),
      body: words.historyDialog.undoBody,
      confirmLabel: words.historyDialog.undo,
      reason: { label: words.historyDialog.undoReason, draft: `rule:undo:${version.version}` },
      onConfirm: (reason) => undo.mutateAsync(reason),
    })
  return (
    <Paper p="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {words.version(version.version)}
            </Text>
            <Badge color={version.kind === 'undo' ? 'orange' : 'blue'}>{VERSION_KINDS[version.kind]}</Badge>
          </Group>
          <Text size="xs" c="dimmed">
            <DateText at={version.at} /> {words.historyDialog.by(version.by)}
          </Text>
        </Group>
        <Text size="sm" className="prose">
          {version.reason}
        </Text>
        <ChangeList changes={version.changes} />
        <Group gap="xs" justify="flex-end">
          <Button size="compact-sm" variant="subtle" onClick={onView}>
            {words.historyDialog.view}
          </Button>
          <May path="rules.undo">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={words.historyDialog.undoOf(version.version)}
              onClick={ask}
            >
              {words.historyDialog.undo}
            </Button>
          </May>
        </Group>
      </Stack>
    </Paper>
  )
}
