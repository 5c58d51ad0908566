import { Badge, Group, Mark, Stack, Text, UnstyledButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Target } from './targets.ts'
import { words } from './words.ts'

type HitListProps = Readonly<{
  targets: readonly Target[]
  active: number
  onChoose: (target: Target) => void
}>

export function HitList({ targets, active, onChoose }: HitListProps) {
  return (
    <Stack gap={2} id="finder-list" role="listbox" aria-label={words.results} mah="50vh" className="finder-list">
      {targets.map((target, at) => (
        <Hit key={target.key} target={target} at={at} active={at === active} onChoose={onChoose} />
      ))}
    </Stack>
  )
}

type HitProps = Readonly<{ target: Target; at: number; active: boolean; onChoose: (target: Target) => void }>

function Hit({ target, at, active, onChoose }: HitProps) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <UnstyledButton
      ref={row}
      id={`finder-${at}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className="finder-entry"
      data-active={active}
      onClick={() => onChoose(target)}
    >
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} truncate flex={1}>
          {target.title}
        </Text>
        <Badge variant="default" size="sm" radius="sm">
          {target.kind}
        </Badge>
      </Group>
      {target.snippet.length > 0 && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {target.snippet.map(({ text, match }, part) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
            match ? <Mark key={part}>{text}</Mark> : <span key={part}>{text}</span>,
          )}
        </Text>
      )}
    </UnstyledButton>
  )
}
