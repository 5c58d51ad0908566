import { Alert, Anchor, Select, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from 'wouter'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { isKeptWithDecision } from '#shared/procedure/decided.ts'
import { NO_DETAILS, type StepDetails, type StepKind, stepKindSchema, type Verdict } from '#shared/procedure/model.ts'
import { STEP_NAMES } from '#shared/procedure/step-words.ts'
import { DetailFields } from './detail-fields.tsx'
import { askedDetails, asksFor } from './step-fields.ts'
import { useProcedure } from './use-procedure.ts'
import { words } from './words.ts'

type Props = Readonly<{
  caseId: CaseId
  subjectId: SubjectId
  kind: StepKind
  /** Any other step may be chosen instead. */
  choosable?: boolean
  onClose: () => void
}>
type Typing = Readonly<{ kind: StepKind; day: Day | null; details: StepDetails; reason: string }>

const CHECK_AFTER_MS = 250
const KINDS = stepKindSchema.options.map((kind) => ({ value: kind, label: STEP_NAMES[kind] }))

/** Writes down one step; says before it is stored what the rules say to it. */
export function RecordDialog({ caseId, subjectId, kind, choosable = false, onClose }: Props) {
  const today = daySchema.parse(dayOf(toInstant(new Date()), useZone()))
  const draft = useDraft<Typing>(`procedure:${subjectId}:${kind}`, {
    kind,
    day: today,
    details: NO_DETAILS,
    reason: '',
  })
  const typed = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const step = { caseId, subjectId, kind: typed.kind, details: askedDetails(typed.kind, typed.details) }
  const incomplete = typed.day === null || (asksFor(typed.kind, 'appointment') && typed.details.appointment === null)
  const verdict = useVerdict({ ...step, day: incomplete ? null : typed.day })
  const save = useCoreMutation((api, day: Day) => api.procedure.record({ ...step, day, reason: typed.reason }), {
    silent: true,
    success: words.recorded(STEP_NAMES[typed.kind]),
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  const elsewhere = useIsKeptWithDecision({ caseId, subjectId, kind: typed.kind })
  const unreasoned = verdict?.verdict === 'reason' && typed.reason.trim() === ''
  return (
    <FormDialog
      draft={draft}
      title={words.dialog.title(STEP_NAMES[typed.kind])}
      opened
      onClose={onClose}
      onSubmit={() => typed.day && save.mutate(typed.day)}
      submitLabel={words.dialog.submit}
      busy={save.isPending}
      disabled={incomplete || verdict?.verdict === 'refused' || unreasoned}
    >
      {/* Takes the focus, so that no list or calendar opens over the dialog by itself. */}
      <Text size="sm" c="dimmed" tabIndex={-1} data-autofocus>
        {words.dialog.intro}
      </Text>
      {choosable && (
        <Select
          label={words.dialog.kind}
          data={KINDS}
          value={typed.kind}
          allowDeselect={false}
          onChange={(next) => change({ kind: stepKindSchema.catch(kind).parse(next) })}
        />
      )}
      <DayInput label={words.dialog.day} required value={typed.day} onChange={(day) => change({ day })} />
      <DetailFields
        kind={typed.kind}
        value={typed.details}
        onChange={(part) => change({ details: { ...typed.details, ...part } })}
      />
      {verdict && <VerdictNotice verdict={verdict} />}
      {elsewhere && (
        <Anchor component={Link} href={paths.case(caseId, 'keputusan')} size="sm">
          {words.openDecision}
        </Anchor>
      )}
      {verdict?.verdict === 'reason' && (
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={typed.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      {save.isError && <ErrorNotice error={save.error} />}
    </FormDialog>
  )
}

function useIsKeptWithDecision({ caseId, subjectId, kind }: Pick<Props, 'caseId' | 'subjectId' | 'kind'>): boolean {
  const subject = useProcedure(caseId).data?.subjects.find((one) => one.subjectId === subjectId)
  return isKeptWithDecision(subject?.steps ?? [], kind)
}

type Asked = Readonly<{ caseId: CaseId; subjectId: SubjectId; kind: StepKind; details: StepDetails; day: Day | null }>

/** What would be said to the step as typed; asked once typing pauses. */
function useVerdict(step: Asked): Verdict | null {
  const [asked] = useDebouncedValue(step, CHECK_AFTER_MS)
  const { day, ...rest } = asked
  const query = useCoreQuery(
    ['procedure', 'check', asked],
    async (api) => (day ? await api.procedure.check({ ...rest, day }) : null),
    { keepPrevious: true },
  )
  return query.data ?? null
}

const VerdictNotice = ({ verdict: { verdict, grounds } }: Readonly<{ verdict: Verdict }>) =>
  verdict === 'ok' ? null : (
    <Alert
      role="status"
      color={verdict === 'refused' ? 'red' : 'yellow'}
      title={verdict === 'refused' ? words.dialog.refused : words.dialog.advised}
    >
      <Stack gap={4}>
        {grounds.map(({ sentence, rule }) => (
          <div key={sentence}>
            <Text size="sm">{sentence}</Text>
            {rule && <RuleCitation rule={rule} />}
          </div>
        ))}
        {verdict === 'reason' && (
          <Text size="sm" c="dimmed">
            {words.dialog.advisedBody}
          </Text>
        )}
      </Stack>
    </Alert>
  )
