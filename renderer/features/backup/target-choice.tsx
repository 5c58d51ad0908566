import { ActionIcon, Alert, Button, Group, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconFolderOpen, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { BackupTarget } from '#shared/backup/model.ts'
import { TARGET_KINDS, TARGET_PROBLEMS, words } from './words.ts'

type TargetChoiceProps = Readonly<{
  targets: readonly BackupTarget[]
  value: BackupTarget | null
  /** No dialog of the system: the folder is typed. */
  typed: boolean
  hint?: string
  onChoose: (id: BackupTarget['id']) => void
  onReload: () => void
}>

/** Which folder; media that are plugged in, folders chosen before, and a way to name another. */
export function TargetChoice({ targets, value, typed, hint, onChoose, onReload }: TargetChoiceProps) {
  const [typing, setTyping] = useState(false)
  const choose = useCoreMutation((api, text: string | null) => api.backup.chooseTarget({ typed: text }), {
    silent: true,
    onSuccess: (target) => {
      if (!target) return
      setTyping(false)
      onReload()
      onChoose(target.id)
    },
  })
  return (
    <Stack gap="xs">
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <Group align="flex-end" gap="xs">
        <Select
          flex="1 1 380px"
          label={words.target.label}
          placeholder={words.target.none}
          allowDeselect={false}
          data={targets.map((target) => ({ value: target.id, label: labelOf(target) }))}
          value={value?.id ?? null}
          onChange={(id) => {
            const found = targets.find((target) => target.id === id)
            if (found) onChoose(found.id)
          }}
        />
        <Tooltip label={words.target.reload}>
          <ActionIcon variant="default" size={36} onClick={onReload} aria-label={words.target.reload}>
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          loading={choose.isPending && !typing}
          onClick={() => (typed ? setTyping(true) : choose.mutate(null))}
        >
          {words.target.add}
        </Button>
      </Group>
      {typing && <TypedFolder busy={choose.isPending} onUse={(text) => choose.mutate(text)} />}
      {choose.error !== null && <ErrorNotice error={choose.error} />}
      {value && <TargetNotes target={value} />}
    </Stack>
  )
}

function labelOf({ kind, path, freeBytes }: BackupTarget): string {
  const free = freeBytes === null ? '' : ` · ${words.target.free(formatSize(freeBytes))}`
  return `${path} (${TARGET_KINDS[kind]}${free})`
}

function TypedFolder({ busy, onUse }: Readonly<{ busy: boolean; onUse: (text: string) => void }>) {
  const [text, setText] = useState('')
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        label={words.target.typed}
        description={words.target.typedHint}
        maxLength={4096}
        data-autofocus
        autoFocus
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && text.trim() !== '' && onUse(text)}
      />
      <Button loading={busy} disabled={text.trim() === ''} onClick={() => onUse(text)}>
        {words.target.use}
      </Button>
    </Group>
  )
}

function TargetNotes({ target }: Readonly<{ target: BackupTarget }>) {
  if (target.problem) return <Alert color="orange">{TARGET_PROBLEMS[target.problem]}</Alert>
  if (target.kind === 'own')
    return (
      <Text size="sm" c="var(--mantine-color-orange-light-color)">
        {words.target.own}
      </Text>
    )
  return null
}
