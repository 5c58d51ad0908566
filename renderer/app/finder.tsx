import { Kbd, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import { findMatches, type Target } from './find.ts'
import { words } from './words.ts'

type FinderProps = Readonly<{ opened: boolean; onClose: () => void }>

/** Ctrl+K: goes to a case, a report or a page by a few letters. */
export const Finder = ({ opened, onClose }: FinderProps) => (
  <Modal opened={opened} onClose={onClose} title={words.finder.title} size="lg" yOffset="12vh" centered={false}>
    <FinderBody onClose={onClose} />
  </Modal>
)

function FinderBody({ onClose }: Readonly<{ onClose: () => void }>) {
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [index, setIndex] = useState(0)
  const matches = findMatches(useTargets(), text)
  const active = Math.min(index, matches.length - 1)

  const go = (target: Target | undefined) => {
    if (!target) return
    onClose()
    navigate(target.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(matches[active])
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setIndex(Math.max(0, Math.min(matches.length - 1, active + step)))
  }

  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        aria-label={words.findHint}
        placeholder={words.finder.placeholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls="finder-list"
        aria-activedescendant={active >= 0 ? `finder-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setIndex(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Stack gap={2} id="finder-list" role="listbox" aria-label={words.finder.results}>
        {matches.map((target, at) => (
          <UnstyledButton
            key={target.href}
            id={`finder-${at}`}
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            className="finder-entry"
            data-active={at === active}
            onClick={() => go(target)}
          >
            <Text size="sm" fw={600} span>
              {target.title}
            </Text>
            <Text size="xs" c="dimmed" span>
              {target.hint}
            </Text>
          </UnstyledButton>
        ))}
      </Stack>
      {matches.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.finder.none}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {words.finder.choose} · <Kbd size="xs">Enter</Kbd>{' '}
        {words.finder.open}
      </Text>
    </Stack>
  )
}

function useTargets(): readonly Target[] {
  const cases = useCoreQuery(['cases', 'list', '', null], (api) => api.cases.list({ search: '', state: null }), {
    alsoOn: ['evidence', 'interview', 'document'],
  })
  const reports = useCoreQuery(['reports', 'list', ''], (api) => api.reports.list({ search: '' }))
  return [
    ...(cases.data ?? []).map(({ id, number, title, subjectNames }) => ({
      href: paths.case(id),
      title: `${number} · ${title}`,
      hint: `${words.finder.case} · ${subjectNames.join(', ')}`,
    })),
    ...(reports.data ?? []).map(({ id, number, account, narrative }) => ({
      href: paths.report(id),
      title: `${number}${account ? ` · ${account}` : ''}`,
      hint: `${words.finder.report} · ${narrative.slice(0, 80)}`,
    })),
    ...PAGES,
  ]
}

const PAGES: readonly Target[] = [
  { href: paths.home, title: words.nav.home, hint: words.finder.page },
  { href: paths.newReport, title: words.finder.newReport, hint: words.finder.page },
  { href: paths.newCase, title: words.finder.newCase, hint: words.finder.page },
  { href: paths.reports, title: words.nav.reports, hint: words.finder.page },
  { href: paths.cases, title: words.nav.cases, hint: words.finder.page },
  { href: paths.audit, title: words.nav.audit, hint: words.finder.page },
  { href: paths.verify, title: words.nav.verify, hint: words.finder.page },
  { href: paths.settings, title: words.nav.settings, hint: words.finder.page },
]
