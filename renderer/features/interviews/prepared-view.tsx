import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { Interview } from '#shared/interviews/model.ts'
import { PreparationFacts } from './facts.tsx'
import { EditPreparation } from './prepare-form.tsx'
import { StartDialog } from './start-dialog.tsx'
import { words } from './words.ts'

type Props = Readonly<{ interview: Interview; onStarted: (record: boolean) => void }>

/** Before the hearing: check, change, start, or note that nobody came. */
export function PreparedView({ interview, onStarted }: Props) {
  const [editing, setEditing] = useState(false)
  const [starting, setStarting] = useState(false)
  const absent = useCoreMutation((api, note: string) => api.interviews.markAbsent({ id: interview.id, note }))
  const canStart = interview.participants.some(({ role }) => role === 'examiner' || role === 'team_lead')
  const askAbsent = () =>
    confirm({
      title: words.absentTitle,
      body: words.absentBody,
      confirmLabel: words.absent,
      reason: { label: words.absentReason, draft: `interview:${interview.id}:absent` },
      onConfirm: absent.mutateAsync,
    })
  if (editing) return <EditPreparation interview={interview} onClose={() => setEditing(false)} />
  return (
    <Stack gap="sm">
      <PreparationFacts interview={interview} />
      <Group gap="xs">
        <Button leftSection={<IconPlayerPlay size={16} />} disabled={!canStart} onClick={() => setStarting(true)}>
          {words.start}
        </Button>
        <Button variant="default" onClick={() => setEditing(true)}>
          {words.edit}
        </Button>
        <Button variant="subtle" color="gray" onClick={askAbsent}>
          {words.absent}
        </Button>
        {!canStart && (
          <Text size="sm" c="dimmed">
            {words.noExaminer}
          </Text>
        )}
      </Group>
      <StartDialog interview={interview} opened={starting} onClose={() => setStarting(false)} onStarted={onStarted} />
    </Stack>
  )
}
