import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { words } from './words.ts'

type Props = Readonly<{
  opened: boolean
  onClose: () => void
  items: readonly Evidence[]
  value: readonly EvidenceId[]
  onChange: (ids: EvidenceId[]) => void
}>

/** The dialog of the picker: every usable item of the case as a card with a box to tick. */
export function EvidenceChoice({ opened, onClose, items, value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const usable = items.filter((item) => item.withdrawnAt === null || value.includes(item.id))
  const shown = usable.filter((item) => matches(item, search))
  const toggle = (id: EvidenceId) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id])
  return (
    <Modal opened={opened} onClose={onClose} title={words.pickTitle} size="xl">
      <Stack>
        {usable.length > 6 && (
          <TextInput
            label={words.pickSearch}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        {shown.length === 0 && <Text c="dimmed">{usable.length === 0 ? words.pickEmpty : words.pickNone}</Text>}
        <SimpleGrid cols={{ base: 2, xs: 3, sm: 4 }}>
          {shown.map((item) => (
            <Choice key={item.id} item={item} checked={value.includes(item.id)} onToggle={() => toggle(item.id)} />
          ))}
        </SimpleGrid>
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.pickDone}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const matches = ({ number, title }: Evidence, search: string) =>
  `${number} ${title}`.toLocaleLowerCase('id').includes(search.trim().toLocaleLowerCase('id'))

function Choice({ item, checked, onToggle }: { item: Evidence; checked: boolean; onToggle: () => void }) {
  return (
    <Checkbox.Card
      checked={checked}
      onChange={onToggle}
      className={classes.choice}
      aria-label={`${item.number} ${item.title}`.trim()}
    >
      <EvidenceThumb evidence={item} size={90} />
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Checkbox.Indicator size="xs" />
        <Text size="sm" lineClamp={2} className={classes.title}>
          <b>{item.number}</b> {item.title}
        </Text>
      </Group>
    </Checkbox.Card>
  )
}
