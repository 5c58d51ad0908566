import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case, CaseId } from '#shared/cases/model.ts'
import type { Interview, InterviewId } from '#shared/interviews/model.ts'
import { type PreparationDraft, PreparationForm } from './preparation-form.tsx'
import { words } from './words.ts'

const EMPTY: PreparationDraft = {
  kind: 'clarification',
  mode: 'in_person',
  place: '',
  scheduled: null,
  authority: words.authorityOwn,
  participants: [],
  evidenceIds: [],
  subjectId: null,
}

type Props = Readonly<{ caseId: CaseId; onClose: () => void; onPrepared: (id: InterviewId) => void }>

/** A new hearing of a case. */
export function PrepareForm({ caseId, onClose, onPrepared }: Props) {
  const query = useCoreQuery(['cases', caseId], (api) => api.cases.get({ id: caseId }))
  return (
    <QueryView query={query}>
      {(found) => <NewPreparation found={found} onClose={onClose} onPrepared={onPrepared} />}
    </QueryView>
  )
}

function NewPreparation({ found, onClose, onPrepared }: Omit<Props, 'caseId'> & { found: Case }) {
  const only = found.subjects.length === 1 ? (found.subjects[0]?.id ?? null) : null
  const draft = useDraft<PreparationDraft>(`case:${found.id}:interview`, {
    ...EMPTY,
    // The kind that comes next: a case under examination is past its clarification.
    kind: found.state === 'examination' ? 'examination' : 'clarification',
    subjectId: only,
  })
  const prepare = useCoreMutation(
    (api, input: Parameters<typeof api.interviews.prepare>[0]) => api.interviews.prepare(input),
    {
      success: words.prepared,
      onSuccess: ({ id }) => {
        void draft.discard()
        onPrepared(id)
      },
    },
  )
  if (!draft.ready) return <Loading />
  return (
    <PreparationForm
      caseId={found.id}
      subjects={found.subjects}
      draft={draft}
      busy={prepare.isPending}
      onSave={(preparation) => prepare.mutate({ caseId: found.id, ...preparation })}
      onClose={onClose}
    />
  )
}

/** Changes to a hearing that has not started. */
export function EditPreparation({ interview, onClose }: Readonly<{ interview: Interview; onClose: () => void }>) {
  const query = useCoreQuery(['cases', interview.caseId], (api) => api.cases.get({ id: interview.caseId }))
  const { id, kind, mode, place, scheduled, authority, participants, evidenceIds, subjectId } = interview
  const draft = useDraft<PreparationDraft>(`interview:${id}:preparation`, {
    kind,
    mode,
    place,
    scheduled,
    authority,
    participants,
    evidenceIds,
    subjectId,
  })
  const update = useCoreMutation(
    (api, input: Parameters<typeof api.interviews.update>[0]) => api.interviews.update(input),
    {
      success: words.saved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  return (
    <QueryView query={query}>
      {({ subjects }) => (
        <PreparationForm
          caseId={interview.caseId}
          subjects={subjects}
          draft={draft}
          busy={update.isPending}
          onSave={(preparation) => update.mutate({ id, ...preparation })}
          onClose={onClose}
        />
      )}
    </QueryView>
  )
}
