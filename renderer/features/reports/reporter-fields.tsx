import { Fieldset, SimpleGrid, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import type { Reporter } from '#shared/reports/model.ts'
import { words } from './words.ts'

type ReporterFieldsProps = Readonly<{ value: Reporter | null; onChange: (reporter: Reporter | null) => void }>

const EMPTY: Reporter = { name: '', phone: '', email: '', handle: '', address: '', note: '' }
const LINES = [
  { name: 'name', maxLength: 150 },
  { name: 'phone', maxLength: 60 },
  { name: 'email', maxLength: 200 },
  { name: 'handle', maxLength: 200 },
] as const
const PARAGRAPHS = [
  { name: 'address', maxLength: 500 },
  { name: 'note', maxLength: 2000 },
] as const

/** The sealed compartment: optional, and explained before anything is typed. */
export const ReporterFields = ({ value, onChange }: ReporterFieldsProps) => (
  <Fieldset legend={words.page.reporter}>
    <Stack gap="sm">
      <Switch
        label={words.form.reporter}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? EMPTY : null)}
      />
      <Text size="xs" c="dimmed">
        {words.form.reporterHint}
      </Text>
      {value && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
          {LINES.map(({ name, maxLength }) => (
            <TextInput
              key={name}
              label={words.form.reporterFields[name]}
              maxLength={maxLength}
              autoComplete="off"
              value={value[name]}
              onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
            />
          ))}
          {PARAGRAPHS.map(({ name, maxLength }) => (
            <Textarea
              key={name}
              label={words.form.reporterFields[name]}
              maxLength={maxLength}
              autosize
              minRows={2}
              value={value[name]}
              onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  </Fieldset>
)
