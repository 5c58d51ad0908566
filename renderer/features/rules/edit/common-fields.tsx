import { Grid, Select, Textarea, TextInput } from '@mantine/core'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { confidenceSchema, type RuleEntry } from '#shared/rules/model.ts'
import { CONFIDENCES, words } from '../words.ts'

type Props = Readonly<{ entry: RuleEntry; adding: boolean; onChange: (part: Partial<RuleEntry>) => void }>
const CONFIDENCE_CHOICES = confidenceSchema.options.map((value) => ({ value, label: CONFIDENCES[value] }))

/** What every rule has. */
export const CommonFields = ({ entry, adding, onChange }: Props) => (
  <Grid gap="sm">
    <Grid.Col span={12}>
      <TextInput
        label={words.form.name}
        withAsterisk
        maxLength={300}
        value={entry.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </Grid.Col>
    {adding && <Names entry={entry} onChange={onChange} />}
    <Grid.Col span={12}>
      <TextInput
        label={words.form.article}
        withAsterisk
        maxLength={400}
        value={entry.article}
        onChange={(event) => onChange({ article: event.currentTarget.value })}
      />
    </Grid.Col>
    <Grid.Col span={12}>
      <Textarea
        label={words.form.text}
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        maxLength={3000}
        value={entry.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </Grid.Col>
    <Grid.Col span={{ base: 12, sm: 6 }}>
      <DayInput
        label={words.form.validFrom}
        required
        value={entry.validFrom}
        onChange={(validFrom) => validFrom && onChange({ validFrom })}
      />
    </Grid.Col>
    <Grid.Col span={{ base: 12, sm: 6 }}>
      <DayInput label={words.form.validTo} value={entry.validTo} onChange={(validTo) => onChange({ validTo })} />
    </Grid.Col>
    <Grid.Col span={{ base: 12, sm: 7 }}>
      <TextInput
        label={words.form.source}
        withAsterisk
        maxLength={500}
        value={entry.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
    </Grid.Col>
    <Grid.Col span={{ base: 12, sm: 5 }}>
      <Select
        label={words.form.confidence}
        title={words.form.confidenceHint}
        data={CONFIDENCE_CHOICES}
        value={entry.confidence}
        allowDeselect={false}
        onChange={(value) => onChange({ confidence: confidenceSchema.catch(entry.confidence).parse(value) })}
      />
    </Grid.Col>
    <Grid.Col span={12}>
      <Textarea
        label={words.form.note}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={entry.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Grid.Col>
  </Grid>
)

const NAME = /[^a-z0-9.-]/g

const Names = ({ entry, onChange }: Omit<Props, 'adding'>) => (
  <>
    <Grid.Col span={{ base: 12, sm: 6 }}>
      <TextInput
        label={words.form.id}
        description={words.form.idHint}
        withAsterisk
        maxLength={80}
        value={entry.id}
        onChange={(event) => onChange({ id: event.currentTarget.value.toLowerCase().replace(NAME, '-') })}
      />
    </Grid.Col>
    <Grid.Col span={{ base: 12, sm: 6 }}>
      <TextInput
        label={words.form.key}
        description={words.form.keyHint}
        withAsterisk
        maxLength={80}
        value={entry.key}
        onChange={(event) => onChange({ key: event.currentTarget.value.toLowerCase().replace(NAME, '-') })}
      />
    </Grid.Col>
  </>
)
