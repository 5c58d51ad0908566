import { Alert, Kbd, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { SearchKind } from '#shared/search/model.ts'
import { HitList } from './hit-list.tsx'
import { isAnswered, pagesLike, type Target, targetOf } from './targets.ts'
import { KINDS, words } from './words.ts'

type Page = Readonly<{ href: string; title: string }>
type FinderProps = Readonly<{ opened: boolean; onClose: () => void; pages: readonly Page[] }>

/** Long enough not to ask for every letter, too short to be waited for. */
const TYPING_MS = 80
const LIMIT = 30
const SCOPES = [{ value: '', label: words.every }, ...Object.entries(KINDS).map(([value, label]) => ({ value, label }))]

/** Ctrl+K: goes to whatever the vault holds, or to a page. */
export const Finder = ({ opened, onClose, pages }: FinderProps) => (
  <Modal opened={opened} onClose={onClose} title={words.title} size="xl" yOffset="8vh" centered={false}>
    <FinderBody onClose={onClose} pages={pages} />
  </Modal>
)

function FinderBody({ onClose, pages }: Omit<FinderProps, 'opened'>) {
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<SearchKind | null>(null)
  const [index, setIndex] = useState(0)
  const { targets, pending, settled, failed } = useTargets({ text, kind, pages })
  const [wanted, want] = useState(false)
  const active = Math.min(index, targets.length - 1)
  const go = (target: Target | undefined) => {
    if (!target) return
    onClose()
    navigate(target.href)
  }
  const goToChosen = useEffectEvent(() => {
    want(false)
    go(targets[active])
  })
  // Entered before the answer came: what was shown then belonged to another text.
  useEffect(() => {
    if (wanted && settled) goToChosen()
    if (wanted && failed) want(false)
  }, [wanted, settled, failed])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      if (!settled) setIndex(0)
      want(true)
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setIndex(Math.max(0, Math.min(targets.length - 1, active + step)))
  }
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        aria-label={words.field}
        placeholder={words.placeholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls="finder-list"
        aria-activedescendant={active >= 0 ? `finder-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setIndex(0)
          want(false)
        }}
        onKeyDown={onKeyDown}
      />
      <SegmentedControl
        aria-label={words.scope}
        size="xs"
        fullWidth
        data={SCOPES}
        value={kind ?? ''}
        onChange={(value) => {
          setKind((Object.keys(KINDS) as SearchKind[]).find((one) => one === value) ?? null)
          setIndex(0)
          want(false)
        }}
      />
      {text === '' && targets.length > 0 && (
        <Text size="xs" c="dimmed">
          {words.latest}
        </Text>
      )}
      <HitList targets={targets} active={active} onChoose={go} />
      {failed && <Alert color="red">{words.failed}</Alert>}
      {settled && targets.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      )}
      {pending > 0 && (
        <Text size="xs" c="dimmed" role="status">
          {words.pending(pending)}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {words.choose} · <Kbd size="xs">Enter</Kbd> {words.open}
      </Text>
    </Stack>
  )
}

type Wanted = Readonly<{ text: string; kind: SearchKind | null; pages: readonly Page[] }>

function useTargets({ text, kind, pages }: Wanted) {
  const [asked] = useDebouncedValue(text.trim(), TYPING_MS)
  const found = useCoreQuery(
    ['search', 'find', asked, kind],
    (api) => api.search.find({ text: asked, kind, limit: LIMIT }),
    {
      alsoOn: ['case', 'report', 'evidence', 'interview', 'document', 'person', 'classification', 'decision'],
      keepPrevious: true,
    },
  )
  const hits = (found.data?.hits ?? []).map(targetOf).filter((target) => target !== null)
  const places = kind === null ? pagesLike(pages, text, words.page) : []
  return {
    // Nothing typed: what was touched last comes first. Typed: a page so named is what is meant more often than a text.
    targets: text.trim() === '' ? [...hits, ...places] : [...places, ...hits],
    pending: found.data?.pending ?? 0,
    settled: isAnswered({ typed: text, asked, found }),
    failed: found.isError,
  }
}
