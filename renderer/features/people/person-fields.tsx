import { Autocomplete, Grid, Select, Text, TextInput } from '@mantine/core'
import { employmentSchema, type Person } from '#shared/people/model.ts'
import { formatNip, nipWarnings } from '#shared/people/nip.ts'
import { PPPK_GRADES, RANKS } from '#shared/people/ranks.ts'
import { words } from './words.ts'

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
  const textOf = (key: 'titleBefore' | 'name' | 'titleAfter' | 'position' | 'office') => ({
    value: value[key],
    onChange: (text: string) => change({ [key]: text }),
  })
  const warnings = nipWarnings(value.nip, value.employment)
  return (
    <Grid gap="sm">
      <TextCell label={words.titleBefore} span={2} maxLength={60} {...textOf('titleBefore')} />
      <TextCell label={words.name} span={7} maxLength={150} required {...textOf('name')} />
      <TextCell label={words.titleAfter} span={3} maxLength={100} {...textOf('titleAfter')} />
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
          // Passing by is no typing: it must not begin a draft.
          onBlur={() => formatNip(value.nip.trim()) !== value.nip && change({ nip: formatNip(value.nip.trim()) })}
        />
        <Text size="xs" mt={4} role="status" c={warnings.length ? 'var(--mantine-color-orange-light-color)' : 'dimmed'}>
          {warnings.length ? warnings.map((warning) => `⚠ ${warning}`).join(' ') : words.nipHint}
        </Text>
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 5 }}>
        <Autocomplete
          label={words.rank}
          data={value.employment === 'pppk' ? PPPK_GRADES.map((grade) => `Golongan ${grade}`) : [...RANKS]}
          maxLength={100}
          value={value.rank}
          onChange={(rank) => change({ rank })}
        />
      </Grid.Col>
      <TextCell label={words.position} span={6} maxLength={200} {...textOf('position')} />
      <TextCell label={words.office} span={6} maxLength={200} {...textOf('office')} />
    </Grid>
  )
}

type TextCellProps = Readonly<{
  label: string
  /** Twelfths of the width. */
  span: number
  maxLength: number
  required?: boolean
  value: string
  onChange: (text: string) => void
}>

const TextCell = ({ label, span, maxLength, required = false, value, onChange }: TextCellProps) => (
  <Grid.Col span={{ base: 12, sm: span }}>
    <TextInput
      label={label}
      withAsterisk={required}
      required={required}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </Grid.Col>
)

/** The NIP as stored: digits only where it is one. */
export const storedPerson = (person: Person): Person => ({ ...person, nip: person.nip.replace(/[\s.]/g, '') })
