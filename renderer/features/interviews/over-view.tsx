import { Button, Group, Stack } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { Interview } from '#shared/interviews/model.ts'
import { PreparationFacts, Recordings, Timeline } from './facts.tsx'
import { hearing } from './hearing-words.ts'
import { Transcript } from './transcript.tsx'

/** After the read-back, or after a refusal: to be read, listened to, closed and written down. */
export const OverView = ({ interview }: Readonly<{ interview: Interview }>) => (
  <Stack gap="sm">
    <PreparationFacts interview={interview} />
    {interview.exchanges.length > 0 && <Transcript exchanges={interview.exchanges} />}
    <Recordings recordings={interview.recordings} />
    <Timeline timeline={interview.timeline} />
  </Stack>
)

export function OverActions({ interview: { id, caseId, kind, state } }: Readonly<{ interview: Interview }>) {
  const [, navigate] = useLocation()
  const mayConclude = useMay('interviews.conclude')
  const conclude = useCoreMutation((api) => api.interviews.conclude({ id }))
  const draft = useCoreMutation(
    (api) =>
      api.documents.draft({
        interviewId: id,
        kind: kind === 'clarification' ? 'clarification_minutes' : 'examination_minutes',
      }),
    { onSuccess: (document) => navigate(`/perkara/${caseId}/naskah/${document.id}`) },
  )
  const askConclude = () =>
    confirm({
      title: hearing.concludeTitle,
      body: hearing.concludeBody,
      confirmLabel: hearing.conclude,
      onConfirm: () => conclude.mutateAsync(undefined),
    })
  if (state === 'absent' || !mayConclude) return null
  return (
    <Group gap="xs">
      {state === 'read' && (
        <Button variant="default" onClick={askConclude}>
          {hearing.conclude}
        </Button>
      )}
      <Button
        leftSection={<IconFileText size={16} />}
        onClick={() => draft.mutate(undefined)}
        loading={draft.isPending}
      >
        {hearing.draftMinutes}
      </Button>
    </Group>
  )
}
