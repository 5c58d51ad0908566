import { MultiSelect, Select } from '@mantine/core'

type Choice<T extends string> = Readonly<{
  label: string
  /** Value to label, in the order offered. */
  names: Readonly<Record<T, string>>
}>

const dataOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }))
const isOf = <T extends string>(names: Readonly<Record<T, string>>, value: string): value is T => value in names

type OneProps<T extends string> = Choice<T> & Readonly<{ value: T; onChange: (value: T) => void }>

/** One of a fixed set. */
export const OneOf = <T extends string>({ label, names, value, onChange }: OneProps<T>) => (
  <Select
    label={label}
    data={dataOf(names)}
    value={value}
    allowDeselect={false}
    onChange={(next) => next !== null && isOf(names, next) && onChange(next)}
  />
)

type ManyProps<T extends string> = Choice<T> & Readonly<{ value: readonly T[]; onChange: (value: T[]) => void }>

/** Any number of a fixed set. */
export const ManyOf = <T extends string>({ label, names, value, onChange }: ManyProps<T>) => (
  <MultiSelect
    label={label}
    data={dataOf(names)}
    value={[...value]}
    searchable={Object.keys(names).length > 8}
    hidePickedOptions
    onChange={(next) => onChange(next.filter((one): one is T => isOf(names, one)))}
  />
)
