import { Autocomplete, Grid, Select, Text, TextInput } from '@mantine/core'
import { employmentSchema, type Person } from '#shared/people/model.ts'
import { formatNip, nipWarnings } from '#shared/people/nip.ts'
import { RANKS, words } from './words.ts'

type PersonFieldsProps = Readonly<{ value: Person; onChange: (person: Person) => void }>

export const emptyPerson = (): Person => ({
  name: '',
  titleBefore: '',
  titleAfter: '',
  nip: '',
  employment: 'pns',
  rank: '',
  position: '',
  office: '',
})

/** One person as he is on this date; a doubtful NIP is warned about, never refused. */
export function PersonFields({ value, onChange }: PersonFieldsProps) {
  const change = (part: Partial<Person>) => onChange({ ...value, ...part })
  const warnings = nipWarnings(value.nip, value.employment)
  return (
    <Grid gap="sm">
      <Grid.Col span={{ base: 12, sm: 2 }}>
        <TextInput
          label={words.titleBefore}
          maxLength={60}
          value={value.titleBefore}
          onChange={(event) => change({ titleBefore: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 7 }}>
        <TextInput
          label={words.name}
          withAsterisk
          required
          maxLength={150}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 3 }}>
        <TextInput
          label={words.titleAfter}
          maxLength={100}
          value={value.titleAfter}
          onChange={(event) => change({ titleAfter: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 3 }}>
        <Select
          label={words.employment}
          data={employmentSchema.options.map((option) => ({ value: option, label: words.employments[option] }))}
          value={value.employment}
          allowDeselect={false}
          onChange={(next) => change({ employment: employmentSchema.catch(value.employment).parse(next) })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <TextInput
          label={words.nip}
          maxLength={30}
          inputMode="numeric"
          value={value.nip}
          onChange={(event) => change({ nip: event.currentTarget.value })}
          onBlur={() => change({ nip: formatNip(value.nip.trim()) })}
        />
        <Text size="xs" mt={4} role="status" c={warnings.length ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}>
          {warnings.length ? warnings.map((warning) => `⚠ ${warning}`).join(' ') : words.nipHint}
        </Text>
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 5 }}>
        <Autocomplete
          label={words.rank}
          data={value.employment === 'pppk' ? [] : [...RANKS]}
          maxLength={100}
          value={value.rank}
          onChange={(rank) => change({ rank })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <TextInput
          label={words.position}
          maxLength={200}
          value={value.position}
          onChange={(event) => change({ position: event.currentTarget.value })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 6 }}>
        <TextInput
          label={words.office}
          maxLength={200}
          value={value.office}
          onChange={(event) => change({ office: event.currentTarget.value })}
        />
      </Grid.Col>
    </Grid>
  )
}

/** The NIP as stored: digits only where it is one. */
export const storedPerson = (person: Person): Person => ({ ...person, nip: person.nip.replace(/[\s.]/g, '') })
