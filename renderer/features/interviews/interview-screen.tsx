import { Paper, Stack } from '@mantine/core'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import { allows } from '#shared/interviews/lifecycle.ts'
import type { Interview, InterviewId } from '#shared/interviews/model.ts'
import { fullName } from '#shared/people/model.ts'
import { Recordings, Timeline } from './facts.tsx'
import classes from './hearing.module.css'
import { HearingView } from './hearing-view.tsx'
import { ListeningProvider } from './listening.tsx'
import { OverActions, OverView } from './over-view.tsx'
import { PreparedView } from './prepared-view.tsx'
import { ReadBackView } from './read-back-view.tsx'
import { RecorderBar, RecorderProblems } from './recorder-bar.tsx'
import { StateBadge } from './state-badge.tsx'
import { useInterview } from './use-interview.ts'
import { useRecorder } from './use-recorder.ts'
import { kindWords, words } from './words.ts'

type Props = Readonly<{ caseId: CaseId; interviewId: InterviewId }>

/** One hearing from preparation to its end. */
export function InterviewScreen({ interviewId }: Props) {
  const query = useInterview(interviewId)
  return <QueryView query={query}>{(interview) => <Screen interview={interview} />}</QueryView>
}

function Screen({ interview }: Readonly<{ interview: Interview }>) {
  const { caseId, kind, subject, state } = interview
  const isOver = !allows(state, 'type') && !allows(state, 'review') && !allows(state, 'prepare')
  return (
    <ListeningProvider interview={interview}>
      <Page
        title={`${kindWords[kind]} ${fullName(subject)}`}
        breadcrumbs={[
          { label: words.cases, href: paths.cases },
          { label: words.hearings, href: paths.case(caseId, 'pemeriksaan') },
        ]}
        aside={<StateBadge state={state} />}
        subtitle={<Where interview={interview} />}
        actions={isOver && <OverActions interview={interview} />}
        wide
      >
        <MayEdit path="interviews.update">
          <Body interview={interview} />
        </MayEdit>
      </Page>
    </ListeningProvider>
  )
}

const Where = ({ interview: { scheduled, place } }: Readonly<{ interview: Interview }>) => (
  <>
    <DateText at={scheduled.at} zone={scheduled.zone} />
    {place && ` · ${place}`}
  </>
)

/** The recorder lives above the views, so that it goes on from the questions into the read-back. */
function Body({ interview }: Readonly<{ interview: Interview }>) {
  const { id, state } = interview
  const { recorder, state: sound } = useRecorder(id)
  const resume = useCoreMutation((api) => api.interviews.resume({ id }))
  if (state === 'prepared')
    return <PreparedView interview={interview} onStarted={(record) => record && void recorder.start(null)} />
  if (allows(state, 'type'))
    return (
      <Stack gap="sm">
        <HearingView interview={interview} recorder={recorder} state={sound} />
        <Recordings recordings={interview.recordings.filter(({ endedAt }) => endedAt !== null)} />
        <Timeline timeline={interview.timeline} />
      </Stack>
    )
  if (allows(state, 'review'))
    return (
      <Stack gap="sm">
        <Paper p="xs" className={classes.bar ?? ''}>
          <RecorderBar recorder={recorder} state={sound} canRecord />
          <RecorderProblems state={sound} />
        </Paper>
        <ReadBackView interview={interview} onMoreQuestions={() => resume.mutate(undefined)} />
      </Stack>
    )
  return <OverView interview={interview} />
}
