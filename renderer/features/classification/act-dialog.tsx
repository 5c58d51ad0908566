import { Fieldset, Grid, Input, Select, Textarea, TextInput } from '@mantine/core'
import { EvidencePicker } from '#renderer/features/evidence/evidence-picker.tsx'
import { PLATFORMS } from '#renderer/features/reports/words.ts'
import { OneOf } from '#renderer/features/rules/edit/choice-fields.tsx'
import { useRules } from '#renderer/features/rules/use-rules.ts'
import { ELECTIONS, STATUSES } from '#renderer/features/rules/words.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Case } from '#shared/cases/model.ts'
import { type Act, type ActFacts, actFactsSchema } from '#shared/classification/model.ts'
import type { Zoned } from '#shared/kernel/instant.ts'
import { STAGES, words } from './words.ts'

type Props = Readonly<{ found: Case; act: Act | null; onClose: () => void }>
/** Until the moment is typed it is not there. */
type Typing = Omit<ActFacts, 'at'> & { readonly at: Zoned | null }

const blank = ({ subjects, allegation }: Case): Typing => ({
  subjectId: subjects[0]?.id ?? ('' as ActFacts['subjectId']),
  at: null,
  platform: 'facebook',
  deed: 'deed.posting',
  description: allegation.description.slice(0, 3000),
  election: 'regional',
  electionName: '',
  stage: 'unknown',
  supported: '',
  status: 'unknown',
  statusBasis: '',
  evidenceIds: [],
})

/** The facts of one act, as far as the rules ask. */
export function ActDialog({ found, act, onClose }: Props) {
  const draft = useDraft<Typing>(`case:${found.id}:act:${act?.id ?? 'new'}`, act ? act.facts : blank(found))
  const typed = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const save = useCoreMutation(
    (api, facts: ActFacts) =>
      act ? api.classification.update({ id: act.id, facts }) : api.classification.record({ caseId: found.id, facts }),
    {
      success: words.form.saved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  const facts = actFactsSchema.safeParse(typed)
  return (
    <FormDialog
      draft={draft}
      title={act ? words.edit : words.form.add}
      opened
      onClose={onClose}
      onSubmit={() => facts.success && save.mutate(facts.data)}
      submitLabel={words.form.save}
      busy={save.isPending}
      disabled={!facts.success}
      size="xl"
    >
      <DeedFields found={found} typed={typed} onChange={change} />
      <ElectionFields typed={typed} onChange={change} />
      <Input.Wrapper label={words.form.evidence} labelElement="div">
        <EvidencePicker
          caseId={found.id}
          value={typed.evidenceIds}
          onChange={(evidenceIds) => change({ evidenceIds })}
        />
      </Input.Wrapper>
    </FormDialog>
  )
}

type FieldsProps = Readonly<{ typed: Typing; onChange: (part: Partial<Typing>) => void }>

function DeedFields({ found, typed, onChange }: FieldsProps & Readonly<{ found: Case }>) {
  const entries = useRules().data?.entries ?? []
  const deeds = entries.filter(({ kind }) => kind === 'deed').map(({ key, title }) => ({ value: key, label: title }))
  return (
    <Grid gap="sm">
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <Select
          label={words.form.subject}
          withAsterisk
          data={found.subjects.map(({ id, person }) => ({ value: id, label: person.name }))}
          value={typed.subjectId}
          allowDeselect={false}
          onChange={(id) => onChange({ subjectId: found.subjects.find((one) => one.id === id)?.id ?? typed.subjectId })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <ZonedInput label={words.form.at} required value={typed.at} onChange={(at) => onChange({ at })} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <Select
          label={words.form.deed}
          withAsterisk
          searchable
          data={deeds}
          value={typed.deed}
          allowDeselect={false}
          onChange={(deed) => deed !== null && onChange({ deed })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <OneOf
          label={words.form.platform}
          names={PLATFORMS}
          value={typed.platform}
          onChange={(platform) => onChange({ platform })}
        />
      </Grid.Col>
      <Grid.Col span={12}>
        <Textarea
          label={words.form.description}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={3000}
          value={typed.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </Grid.Col>
    </Grid>
  )
}

const ElectionFields = ({ typed, onChange }: FieldsProps) => (
  <Fieldset legend={words.form.election} p="sm">
    <Grid gap="sm">
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <OneOf
          label={words.form.election}
          names={ELECTIONS}
          value={typed.election}
          onChange={(election) => onChange({ election })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <TextInput
          label={words.form.electionName}
          maxLength={200}
          value={typed.electionName}
          onChange={(event) => onChange({ electionName: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <OneOf label={words.form.stage} names={STAGES} value={typed.stage} onChange={(stage) => onChange({ stage })} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 7 }}>
        <TextInput
          label={words.form.supported}
          maxLength={200}
          value={typed.supported}
          onChange={(event) => onChange({ supported: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 5 }}>
        <OneOf
          label={words.form.status}
          names={STATUSES}
          value={typed.status}
          onChange={(status) => onChange({ status })}
        />
      </Grid.Col>
      <Grid.Col span={12}>
        <TextInput
          label={words.form.statusBasis}
          description={words.form.statusBasisHint}
          maxLength={400}
          value={typed.statusBasis}
          onChange={(event) => onChange({ statusBasis: event.currentTarget.value })}
        />
      </Grid.Col>
    </Grid>
  </Fieldset>
)
