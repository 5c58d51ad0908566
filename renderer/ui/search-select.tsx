import { Select } from '@mantine/core'
import { useState } from 'react'

export type Option<T extends string = string> = Readonly<{ value: T; label: string }>

type SearchSelectProps<T extends string> = Readonly<{
  label: string
  required?: boolean
  disabled?: boolean
  /** What the last search found. */
  options: readonly Option<T>[]
  value: Option<T> | null
  onChange: (option: Option<T> | null) => void
  onSearch: (text: string) => void
}>

/** A choice among more than a list could show: the core searches, as it is typed. */
export function SearchSelect<T extends string>(props: SearchSelectProps<T>) {
  const { label, required = false, disabled = false, options, value, onChange, onSearch } = props
  const [text, setText] = useState('')
  const known = value && !options.some((option) => option.value === value.value) ? [value, ...options] : options
  return (
    <Select
      label={label}
      withAsterisk={required}
      disabled={disabled}
      searchable
      clearable
      nothingFoundMessage="Tidak ada yang cocok."
      data={[...known]}
      // Found by the core, which looks into more than the label says.
      filter={({ options: found }) => found}
      value={value?.value ?? null}
      searchValue={text}
      onSearchChange={(next) => {
        setText(next)
        onSearch(known.some((option) => option.label === next) ? '' : next)
      }}
      onChange={(next) => onChange(known.find((option) => option.value === next) ?? null)}
    />
  )
}
