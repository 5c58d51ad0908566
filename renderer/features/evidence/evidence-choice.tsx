import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { words } from './words.ts'

type Props = Readonly<{
  caseId: CaseId
  onClose: () => void
  value: readonly EvidenceId[]
  onChange: (ids: EvidenceId[]) => void
}>

/** A case may hold ten thousand: more cards than these are found by searching. */
const MOST = 60

const TYPING_MS = 200
const FEW = 6

/** The dialog of the picker: every usable item of the case as a card with a box to tick. */
export function EvidenceChoice({ caseId, onClose, value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), TYPING_MS)
  const found = useCoreQuery(
    ['evidence', 'choice', caseId, asked],
    (api) =>
      api.evidence.page({
        target: { kind: 'case', id: caseId },
        offset: 0,
        limit: MOST,
        withWithdrawn: false,
        search: asked,
      }),
    { keepPrevious: true },
  )
  const { items = [], total = 0 } = found.data ?? {}
  const toggle = (id: EvidenceId) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id])
  return (
    <Modal opened onClose={onClose} title={words.pickTitle} size="xl">
      <Stack>
        {(total > FEW || search !== '') && (
          <TextInput
            label={words.pickSearch}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        {found.isError && <ErrorNotice error={found.error} />}
        {found.isSuccess && total === 0 && <Text c="dimmed">{asked === '' ? words.pickEmpty : words.pickNone}</Text>}
        <SimpleGrid cols={{ base: 2, xs: 3, sm: 4 }}>
          {items.map((item) => (
            <Choice key={item.id} item={item} checked={value.includes(item.id)} onToggle={() => toggle(item.id)} />
          ))}
        </SimpleGrid>
        {total > items.length && (
          <Text size="sm" c="dimmed" role="status">
            {words.pickMore(total - items.length)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.pickDone}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

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
