import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook } from '@tabler/icons-react'
import { useState } from 'react'
import { showError, useApi, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { fullName, type Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { EmployeeId } from '#shared/people/register.ts'
import { register as words } from './words.ts'

type Props = Readonly<{
  /** The day whose snapshot is wanted. */
  day: Day
  onPick: (person: Person, id: EmployeeId) => void
}>

const SEARCH_DELAY_MS = 180

/** Finds somebody in the register and gives the person as on a day; what the register does not know is said. */
export function RegisterSearch({ day, onPick }: Props) {
  const api = useApi()
  const combobox = useCombobox()
  const [search, setSearch] = useState('')
  const [remarks, setRemarks] = useState<readonly string[]>([])
  const [wanted] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS)
  const query = useCoreQuery(['people', 'pick', wanted], (core) => core.people.search({ search: wanted, limit: 8 }), {
    enabled: wanted.length > 1,
    keepPrevious: true,
  })
  const found = wanted.length > 1 ? (query.data?.people ?? []) : []
  const pick = async (id: string) => {
    combobox.closeDropdown()
    try {
      const snapshot = await api.people.asOf({ id: id as EmployeeId, day })
      setSearch('')
      setRemarks([words.picked(formatDay(day)), ...snapshot.remarks])
      onPick(snapshot.person, snapshot.id)
    } catch (error) {
      showError(error)
    }
  }
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => void pick(id)}>
      <Combobox.Target>
        <TextInput
          label={words.pick}
          description={words.pickHint(formatDay(day))}
          leftSection={<IconAddressBook size={16} aria-hidden />}
          rightSection={query.isFetching ? <Loader size={14} /> : null}
          maxLength={200}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted.length < 2}>
        <Combobox.Options>
          {found.length === 0 && <Combobox.Empty>{words.nobody}</Combobox.Empty>}
          {found.map(({ id, person }) => (
            <Combobox.Option key={id} value={id}>
              <Text size="sm">{fullName(person)}</Text>
              <Text size="xs" c="dimmed">
                {[formatNip(person.nip), person.position, person.office].filter(Boolean).join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
      {remarks.map((remark) => (
        <Text key={remark} size="xs" c="dimmed" role="status">
          {remark}
        </Text>
      ))}
    </Combobox>
  )
}
