import { CloseButton, Group, Modal, Switch, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportTarget } from '#shared/evidence/contract.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { AddFiles, type OnFiles } from './add-files.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { EvidenceGrid, type Shown, useEvidencePage } from './evidence-grid.tsx'
import { EvidenceView } from './evidence-view.tsx'
import { words } from './words.ts'

type Props = Readonly<{ withdrawnCount: number; target: ImportTarget; onFiles: OnFiles }>

const TYPING_MS = 200

/** The items of a place, part of them found by number or name, and the buttons to add more. */
export function EvidenceItems({ withdrawnCount, target, onFiles }: Props) {
  const [withWithdrawn, setWithdrawn] = useState(true)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, TYPING_MS)
  const shown: Shown = { target, withWithdrawn, search }
  const page = useEvidencePage(shown)
  const total = page.data?.total ?? 0
  return (
    <>
      <Group justify="space-between">
        <Group>
          <AddFiles onFiles={onFiles} />
          <Text size="sm" c="dimmed">
            {words.pasteHint}
          </Text>
        </Group>
        <Group>
          {withdrawnCount > 0 && (
            <Switch
              label={words.showWithdrawn}
              checked={withWithdrawn}
              onChange={(event) => setWithdrawn(event.currentTarget.checked)}
            />
          )}
          <SearchField value={typed} onChange={setTyped} />
          {/* While an import runs its count would be read aloud without end. */}
          <Text size="sm" aria-live={search === '' ? 'off' : 'polite'}>
            {search === '' ? words.items(total) : words.itemsFound(total)}
          </Text>
        </Group>
      </Group>
      {search !== '' && page.isSuccess && total === 0 && <Text c="dimmed">{words.pickNone}</Text>}
      <Items shown={shown} total={total} />
    </>
  )
}

function SearchField({ value, onChange }: Readonly<{ value: string; onChange: (value: string) => void }>) {
  return (
    <TextInput
      w={200}
      aria-label={words.pickSearch}
      placeholder={words.pickSearch}
      leftSection={<IconSearch size={16} />}
      rightSection={
        value !== '' && <CloseButton size="sm" aria-label={words.clearSearch} onClick={() => onChange('')} />
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function Items({ shown, total }: Readonly<{ shown: Shown; total: number }>) {
  const [opened, setOpened] = useState<Evidence | null>(null)
  const { target } = shown
  return (
    <>
      <EvidenceGrid
        {...shown}
        total={total}
        card={(item) =>
          target.kind === 'case' ? (
            <EvidenceCard evidence={item} href={`#/perkara/${target.id}/bukti/${item.id}`} />
          ) : (
            <EvidenceCard evidence={item} onOpen={setOpened} />
          )
        }
      />
      <Modal opened={opened !== null} onClose={() => setOpened(null)} title={opened?.title ?? ''} size="90%">
        {opened && <EvidenceView evidenceId={opened.id} />}
      </Modal>
    </>
  )
}
