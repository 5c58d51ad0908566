import { Alert, FocusTrap, Select, Textarea, TextInput } from '@mantine/core'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf, formatDay } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import {
  appealOutcomeSchema,
  type Decision,
  type EventData,
  type EventKind,
  eventDataSchema,
} from '#shared/decisions/model.ts'
import { changesSanction } from '#shared/decisions/standing.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { SanctionSelect } from './sanction-select.tsx'
import { APPEAL_OUTCOMES, EVENTS, MANNERS, words } from './words.ts'

type EventDialogProps = Readonly<{ decision: Decision; kind: EventKind; counted: Day | null; onClose: () => void }>
type Typing = Readonly<{ event: EventData; reason: string }>

/** Records one thing that became of a decision; the core says when it wants a reason. */
export function EventDialog({ decision, kind, counted, onClose }: EventDialogProps) {
  const today = daySchema.parse(dayOf(toInstant(new Date()), useZone()))
  const draft = useDraft<Typing>(`decision:${decision.id}:${kind}`, {
    event: { ...blank(kind), day: kind === 'effective' && counted ? counted : today },
    reason: '',
  })
  const { event, reason } = draft.value
  const set = (part: Partial<EventData>) => draft.set((now) => ({ ...now, event: { ...now.event, ...part } }))
  const save = useCoreMutation((api) => api.decisions.record({ id: decision.id, ...draft.value }), {
    success: words.recordedAs(EVENTS[kind]),
    silent: true,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  const rules = kind === 'objection_decided' || kind === 'appeal_decided'
  return (
    <FormDialog
      draft={draft}
      title={EVENTS[kind]}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.saveEvent}
      busy={save.isPending}
    >
      <FocusTrap.InitialFocus />
      <DayInput label={words.day} required value={event.day} onChange={(day) => day && set({ day })} />
      {kind === 'effective' && counted && (
        <Alert color="blue" variant="light">
          {words.counted(formatDay(counted))}
        </Alert>
      )}
      {kind === 'delivered' && (
        <Select
          label={words.manner}
          withAsterisk
          allowDeselect={false}
          data={Object.entries(MANNERS).map(([value, label]) => ({ value, label }))}
          value={event.manner}
          onChange={(manner) => set({ manner: eventDataSchema.shape.manner.catch(null).parse(manner) })}
        />
      )}
      {rules && (
        <Select
          label={words.ruling}
          withAsterisk
          allowDeselect={false}
          data={Object.entries(APPEAL_OUTCOMES).map(([value, label]) => ({ value, label }))}
          value={event.outcome}
          onChange={(outcome) =>
            set({ outcome: appealOutcomeSchema.nullable().catch(null).parse(outcome), sanctionKey: null })
          }
        />
      )}
      {changesSanction(event.outcome) && (
        <SanctionSelect
          label={words.newSanction}
          caseId={decision.caseId}
          subjectId={decision.subjectId}
          day={event.day}
          value={event.sanctionKey}
          onChange={(sanctionKey) => set({ sanctionKey })}
        />
      )}
      <TextInput
        label={words.letter}
        maxLength={150}
        value={event.number}
        onChange={({ currentTarget }) => set({ number: currentTarget.value })}
      />
      <Textarea
        label={words.proof}
        description={words.proofHint}
        autosize
        minRows={1}
        value={event.proof}
        onChange={({ currentTarget }) => set({ proof: currentTarget.value })}
      />
      <Textarea
        label={words.note}
        autosize
        minRows={2}
        value={event.note}
        onChange={({ currentTarget }) => set({ note: currentTarget.value })}
      />
      {save.isError && <Alert color="red">{errorSentence(save.error)}</Alert>}
      <Textarea
        label={words.eventReason}
        autosize
        minRows={1}
        value={reason}
        onChange={({ currentTarget }) => draft.set((now) => ({ ...now, reason: currentTarget.value }))}
      />
    </FormDialog>
  )
}

const blank = (kind: EventKind): Omit<EventData, 'day'> => ({
  kind,
  manner: null,
  number: '',
  proof: '',
  outcome: null,
  sanctionKey: null,
  note: '',
})
