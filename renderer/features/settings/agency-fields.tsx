import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { SettingsPart } from './settings-part.ts'
import { words } from './words.ts'

const LINES = [
  { name: 'government', maxLength: 150, hint: words.agency.governmentHint },
  { name: 'agency', maxLength: 200 },
  { name: 'agencyShort', maxLength: 40 },
  { name: 'city', maxLength: 80 },
  { name: 'contact', maxLength: 200 },
] as const

export const AgencyFields = ({ value, onChange }: SettingsPart) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
    {LINES.map(({ name, maxLength, ...rest }) => (
      <TextInput
        key={name}
        label={words.agency[name]}
        description={'hint' in rest ? rest.hint : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={maxLength}
        value={value[name]}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    ))}
    <Textarea
      label={words.agency.address}
      autosize
      minRows={2}
      maxLength={300}
      value={value.address}
      onChange={(event) => onChange({ address: event.currentTarget.value })}
    />
  </SimpleGrid>
)
