import { Group, Text, TextInput } from '@mantine/core'
import type { Person } from '#shared/people/model.ts'
import { nipWarnings } from '#shared/people/nip.ts'
import { words } from './words.ts'

type Props = Readonly<{ value: Person; onChange: (person: Person) => void }>

const FIELDS = [
  { key: 'titleBefore', label: words.titleBefore, width: '7rem', max: 60 },
  { key: 'name', label: words.name, width: '16rem', max: 150 },
  { key: 'titleAfter', label: words.titleAfter, width: '8rem', max: 100 },
  { key: 'nip', label: words.nip, width: '12rem', max: 30 },
  { key: 'rank', label: words.rank, width: '13rem', max: 100 },
  { key: 'position', label: words.position, width: '15rem', max: 200 },
  { key: 'office', label: words.office, width: '15rem', max: 200 },
] as const satisfies readonly { key: keyof Person; label: string; width: string; max: number }[]

/** An official as the minutes name him. A strange NIP is remarked on, never refused. */
export function PersonFields({ value, onChange }: Props) {
  const warnings = nipWarnings(value.nip, value.employment)
  return (
    <>
      <Group gap="xs" align="flex-start">
        {FIELDS.map(({ key, label, width, max }) => (
          <TextInput
            key={key}
            label={label}
            size="xs"
            flex={`1 1 ${width}`}
            miw={width}
            maxLength={max}
            withAsterisk={key === 'name'}
            value={value[key]}
            onChange={({ currentTarget }) => onChange({ ...value, [key]: currentTarget.value })}
          />
        ))}
      </Group>
      {warnings.map((warning) => (
        <Text key={warning} size="xs" c="var(--mantine-color-orange-light-color)">
          {warning}
        </Text>
      ))}
    </>
  )
}
