import { Grid, Select, TextInput } from '@mantine/core'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { catalogueText } from '#renderer/features/rules/term-words.ts'
import { useRules } from '#renderer/features/rules/use-rules.ts'
import { levelText, TRACKS } from '#renderer/features/rules/words.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Day } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import { refOf } from '#shared/rules/model.ts'
import { words } from './words.ts'

type Typing = Readonly<{
  sanction: string
  decisionNumber: string
  article: string
  note: string
  actDay: Day | null
  decidedOn: Day | null
  effectiveOn: Day | null
  endsOn: Day | null
}>
const BLANK: Typing = {
  sanction: '',
  decisionNumber: '',
  article: '',
  note: '',
  actDay: null,
  decidedOn: null,
  effectiveOn: null,
  endsOn: null,
}

/** One earlier sanction, from the personnel file. */
export function PriorForm({ person, onClose }: Readonly<{ person: Person; onClose: () => void }>) {
  const draft = useDraft<Typing>(`prior:${person.nip.replace(/\D/g, '')}`, BLANK)
  const { sanction, decidedOn, ...rest } = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const kinds = entriesOf(useRules().data?.entries ?? [], 'sanction')
  const chosen = kinds.find(({ id }) => id === sanction)
  const save = useCoreMutation(
    (api) => {
      if (!chosen || !decidedOn) throw new Error('The form is incomplete.')
      const { track, level, key, title } = chosen
      const { nip, name } = person
      return api.classification.addPrior({
        ...rest,
        decidedOn,
        nip,
        name,
        track,
        level,
        sanctionKey: key,
        sanctionTitle: title,
      })
    },
    {
      success: words.priors.saved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  return (
    <FormDialog
      draft={draft}
      title={words.priors.add}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.priors.add}
      busy={save.isPending}
      disabled={!chosen || !decidedOn}
    >
      <Select
        label={words.priors.kind}
        withAsterisk
        searchable
        data={kinds.map(({ id, title, track, level, catalogue }) => ({
          value: id,
          label: `${title} (${[TRACKS[track], level && levelText(level), catalogueText(catalogue)].filter(Boolean).join(', ')})`,
        }))}
        value={sanction || null}
        onChange={(id) => change({ sanction: id ?? '' })}
      />
      {chosen && <RuleCitation rule={refOf(chosen)} />}
      <Grid gap="sm">
        <DayCell
          label={words.priors.decidedOn}
          required
          value={decidedOn}
          onChange={(day) => change({ decidedOn: day })}
        />
        <DayCell label={words.priors.actDay} value={rest.actDay} onChange={(actDay) => change({ actDay })} />
        <DayCell
          label={words.priors.effectiveOn}
          value={rest.effectiveOn}
          onChange={(effectiveOn) => change({ effectiveOn })}
        />
        <DayCell label={words.priors.endsOn} value={rest.endsOn} onChange={(endsOn) => change({ endsOn })} />
      </Grid>
      {(['decisionNumber', 'article', 'note'] as const).map((name) => (
        <TextInput
          key={name}
          label={name === 'decisionNumber' ? words.priors.number : words.priors[name]}
          maxLength={name === 'decisionNumber' ? 150 : 400}
          value={rest[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
    </FormDialog>
  )
}

type DayCellProps = Readonly<{
  label: string
  required?: boolean
  value: Day | null
  onChange: (day: Day | null) => void
}>
const DayCell = (props: DayCellProps) => (
  <Grid.Col span={{ base: 12, sm: 6 }}>
    <DayInput {...props} />
  </Grid.Col>
)
