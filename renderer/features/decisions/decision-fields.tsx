import { Fieldset, Grid, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { PersonFields } from '#renderer/features/people/person-fields.tsx'
import { RegisterSearch } from '#renderer/features/people/register-search.tsx'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import type { DecisionInput } from '#shared/decisions/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { officialKindSchema } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import { ConsiderationList } from './consideration-list.tsx'
import { SanctionSelect } from './sanction-select.tsx'
import { OUTCOMES, words } from './words.ts'

type DecisionFieldsProps = Readonly<{ value: DecisionInput; onChange: (part: Partial<DecisionInput>) => void }>

export const DecisionFields = ({ value, onChange }: DecisionFieldsProps) => (
  <Stack gap="sm">
    <SegmentedControl
      aria-label={words.outcome}
      data={Object.entries(OUTCOMES).map(([outcome, label]) => ({ value: outcome, label }))}
      value={value.outcome}
      onChange={(outcome) => onChange({ outcome: outcome === 'not_proven' ? 'not_proven' : 'sanction' })}
    />
    <Grid gap="sm">
      <Grid.Col span={7}>
        <TextInput
          label={words.number}
          withAsterisk
          maxLength={150}
          value={value.number}
          onChange={({ currentTarget }) => onChange({ number: currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={5}>
        <DayInput
          label={words.decidedOn}
          required
          value={value.decidedOn}
          onChange={(decidedOn) => decidedOn && onChange({ decidedOn })}
        />
      </Grid.Col>
    </Grid>
    {value.outcome === 'sanction' && (
      <SanctionSelect
        label={words.sanction}
        description={words.sanctionHint}
        caseId={value.caseId}
        subjectId={value.subjectId}
        day={value.decidedOn}
        value={value.sanctionKey}
        onChange={(sanctionKey) => onChange({ sanctionKey })}
      />
    )}
    <TextInput
      label={words.article}
      maxLength={400}
      value={value.article}
      onChange={({ currentTarget }) => onChange({ article: currentTarget.value })}
    />
    <Textarea
      label={words.violation}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={3000}
      value={value.violation}
      onChange={({ currentTarget }) => onChange({ violation: currentTarget.value })}
    />
    <ConsiderationList
      label={words.aggravating}
      value={value.aggravating}
      onChange={(aggravating) => onChange({ aggravating })}
    />
    <ConsiderationList
      label={words.mitigating}
      value={value.mitigating}
      onChange={(mitigating) => onChange({ mitigating })}
    />
    <Textarea
      label={words.reason}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={5000}
      value={value.reason}
      onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
    />
    <Select
      label={words.official}
      withAsterisk
      allowDeselect={false}
      data={Object.entries(OFFICIALS).map(([kind, label]) => ({ value: kind, label }))}
      value={value.official.kind}
      onChange={(kind) =>
        onChange({ official: { ...value.official, kind: officialKindSchema.catch(value.official.kind).parse(kind) } })
      }
    />
    <Fieldset legend={words.officialPerson}>
      <Stack gap="sm">
        <RegisterSearch
          day={value.decidedOn}
          onPick={(picked) =>
            onChange({ official: { ...value.official, person: { ...picked, nip: formatNip(picked.nip) } } })
          }
        />
        <PersonFields
          value={value.official.person}
          onChange={(person) => onChange({ official: { ...value.official, person } })}
        />
      </Stack>
    </Fieldset>
  </Stack>
)
