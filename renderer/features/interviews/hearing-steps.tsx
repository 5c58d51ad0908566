import { Button, Group } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { Interview } from '#shared/interviews/model.ts'
import { hearing } from './hearing-words.ts'
import type { Recorder } from './recorder.ts'

type Props = Readonly<{ interview: Interview; recorder: Recorder; flush: () => Promise<void> }>

/** The ways on from the questions; each first saves what was typed and what was heard. */
export function HearingSteps({ interview, recorder, flush }: Props) {
  const { id, state } = interview
  // What was recorded before goes on being recorded, the read-back included.
  const goOn = { onSuccess: ({ recordings }: Interview) => recordings.length > 0 && void recorder.start(null) }
  const resume = useCoreMutation((api) => api.interviews.resume({ id }), goOn)
  const pause = useCoreMutation(async (api, note: string) => {
    await Promise.all([flush(), recorder.stop('paused')])
    return api.interviews.pause({ id, note })
  })
  const finish = useCoreMutation(async (api) => {
    await Promise.all([flush(), recorder.stop('finished')])
    return api.interviews.finish({ id })
  })
  const readBack = useCoreMutation(async (api) => {
    await flush()
    return api.interviews.beginReadBack({ id })
  }, goOn)
  const askPause = () =>
    confirm({
      title: hearing.pauseTitle,
      confirmLabel: hearing.pause,
      reason: {
        label: hearing.pauseReason,
        description: hearing.pauseReasonHint,
        minLength: 0,
        draft: `interview:${id}:pause`,
      },
      onConfirm: pause.mutateAsync,
    })
  const askFinish = () =>
    confirm({
      title: hearing.finishTitle,
      body: hearing.finishBody,
      confirmLabel: hearing.finish,
      onConfirm: () => finish.mutateAsync(undefined),
    })
  const paused = state === 'paused'
  if (state === 'finished')
    return (
      <Group gap="xs">
        <Button variant="default" onClick={() => resume.mutate(undefined)} loading={resume.isPending}>
          {hearing.moreQuestions}
        </Button>
        <Button
          onClick={() => readBack.mutate(undefined)}
          loading={readBack.isPending}
          disabled={interview.exchanges.length === 0}
        >
          {hearing.beginReadBack}
        </Button>
      </Group>
    )
  return (
    <Group gap="xs">
      {paused ? (
        <Button onClick={() => resume.mutate(undefined)} loading={resume.isPending}>
          {hearing.resume}
        </Button>
      ) : (
        <Button variant="default" onClick={askPause}>
          {hearing.pause}
        </Button>
      )}
      <Button variant={paused ? 'default' : 'filled'} onClick={askFinish}>
        {hearing.finish}
      </Button>
    </Group>
  )
}
