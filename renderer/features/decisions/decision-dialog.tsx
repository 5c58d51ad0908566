import { Alert, Grid, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useActs } from '#renderer/features/classification/use-classification.ts'
import { emptyPerson, storedPerson } from '#renderer/features/people/person-fields.tsx'
import { errorSentence } from '#renderer/rpc/errors.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import type { Case, Subject } from '#shared/cases/model.ts'
import { allegationOf } from '#shared/classification/allegation.ts'
import { type Decision, type DecisionInput, decisionInputSchema } from '#shared/decisions/model.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { DecisionAdvice } from './decision-advice.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { PrecedentList } from './precedent-list.tsx'
import { words } from './words.ts'

type DecisionDialogProps = Readonly<{
  found: Case
  subject: Subject
  /** The decision in error that this one takes the place of. */
  replaces: Decision | null
  onClose: () => void
}>
type Typing = Readonly<{ decision: DecisionInput; authorityReason: string; reason: string }>

export function DecisionDialog({ found, subject, replaces, onClose }: DecisionDialogProps) {
  const today = daySchema.parse(dayOf(toInstant(new Date()), useZone()))
  const [warned, setWarned] = useState(false)
  const allegation = useChosenAllegation(found, subject)
  const draft = useDraft<Typing>(`decision:${subject.id}:${replaces?.id ?? 'new'}`, {
    decision: replaces ? inputOf(replaces) : blank({ ...found, allegation }, subject, today),
    authorityReason: '',
    reason: '',
  })
  const { decision, authorityReason, reason } = draft.value
  const set = (part: Partial<DecisionInput>) => draft.set((now) => ({ ...now, decision: { ...now.decision, ...part } }))
  const stored = storedInput(decision)
  const save = useCoreMutation(
    (api) =>
      replaces
        ? api.decisions.replace({ id: replaces.id, decision: stored, authorityReason, reason })
        : api.decisions.make({ decision: stored, authorityReason }),
    {
      success: words.made,
      silent: true,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  const complete = decisionInputSchema.safeParse(stored).success && stored.official.person.name !== ''
  return (
    <FormDialog
      draft={draft}
      title={replaces ? words.replaceOf(replaces.number) : words.makeFor(subject.person.name)}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.save}
      busy={save.isPending}
      disabled={!complete}
      size={1200}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <DecisionFields value={decision} onChange={set} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <div className="dialog-aside">
            <DecisionAdvice input={complete ? stored : null} onWarned={setWarned} />
            <PrecedentList article={decision.article} exceptSubject={subject.id} />
          </div>
        </Grid.Col>
      </Grid>
      {warned && (
        <Textarea
          label={words.warnedReason}
          description={words.warnedReasonHint}
          autosize
          minRows={1}
          value={authorityReason}
          onChange={({ currentTarget }) => draft.set((now) => ({ ...now, authorityReason: currentTarget.value }))}
        />
      )}
      {replaces && (
        <Textarea
          label={words.replaceReason}
          withAsterisk
          autosize
          minRows={1}
          value={reason}
          onChange={({ currentTarget }) => draft.set((now) => ({ ...now, reason: currentTarget.value }))}
        />
      )}
      {save.isError && <Alert color="red">{errorSentence(save.error)}</Alert>}
    </FormDialog>
  )
}

/** As the case was given it; what is not there comes from the classification chosen for this person. */
function useChosenAllegation({ id, allegation }: Case, subject: Subject): Case['allegation'] {
  const acts = useActs(id).data ?? []
  const act = acts.find(({ facts, choices }) => facts.subjectId === subject.id && choices.length > 0)
  const choice = act?.choices[0]
  if (!act || !choice) return allegation
  const chosen = allegationOf(act, choice.reading)
  return {
    ...allegation,
    norm: allegation.norm || chosen.norm,
    description: allegation.description || chosen.description,
  }
}

const blank = ({ id, allegation }: Case, subject: Subject, today: Day): DecisionInput => ({
  caseId: id,
  subjectId: subject.id,
  outcome: 'sanction',
  number: '',
  decidedOn: today,
  official: { kind: 'ppk', person: emptyPerson() },
  sanctionKey: null,
  article: allegation.norm.slice(0, 400),
  violation: allegation.description.slice(0, 3000),
  aggravating: [],
  mitigating: [],
  reason: '',
})

const inputOf = ({ sanction, ...decision }: Decision): DecisionInput => ({
  caseId: decision.caseId,
  subjectId: decision.subjectId,
  outcome: decision.outcome,
  number: decision.number,
  decidedOn: decision.decidedOn,
  official: decision.official,
  sanctionKey: sanction?.key ?? null,
  article: decision.article,
  violation: decision.violation,
  aggravating: decision.aggravating,
  mitigating: decision.mitigating,
  reason: decision.reason,
})

const storedInput = (typed: DecisionInput): DecisionInput => {
  const filled = (facts: DecisionInput['aggravating']) => facts.filter(({ text }) => text.trim() !== '')
  return {
    ...typed,
    official: { ...typed.official, person: storedPerson(typed.official.person) },
    sanctionKey: typed.outcome === 'sanction' ? typed.sanctionKey : null,
    aggravating: filled(typed.aggravating),
    mitigating: filled(typed.mitigating),
  }
}
