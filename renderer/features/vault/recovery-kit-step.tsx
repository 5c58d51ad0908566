import { Button, Checkbox, Code, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { Door } from './door.tsx'
import { groupKey, matchesTail } from './recovery-key.ts'
import type { RecoveryKit } from './vault-gate.tsx'
import { words } from './words.ts'

type KitStepProps = Readonly<{ kit: RecoveryKit; onDone: () => void }>

/** The recovery key, once: the user saves it and proves it by its last characters. */
export function RecoveryKitStep({ kit: { recoveryKey, recoveryKitPdf }, onDone }: KitStepProps) {
  const [tail, setTail] = useState('')
  const [stored, setStored] = useState(false)
  const save = useCoreMutation((api) => api.vault.saveRecoveryKit({ recoveryKitPdf }), {
    onSuccess: ({ savedAs }) => {
      if (savedAs) notifications.show({ message: words.kit.saved(savedAs), color: 'teal', autoClose: 10_000 })
    },
  })
  const confirmKit = useCoreMutation((api) => api.vault.confirmRecoveryKit({ recoveryKitPdf }), { onSuccess: onDone })
  const right = matchesTail(recoveryKey, tail)
  return (
    <Door title={words.kit.title} wide>
      <Text size="sm">{words.kit.body}</Text>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {words.kit.key}
        </Text>
        <Code block fz="lg" style={{ whiteSpace: 'pre-wrap' }}>
          {groupKey(recoveryKey)}
        </Code>
      </Stack>
      <Group>
        <Button
          leftSection={<IconDeviceFloppy size={17} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {words.kit.save}
        </Button>
      </Group>
      <List size="sm" spacing={4}>
        {words.kit.advice.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <TextInput
        label={words.kit.check}
        description={words.kit.checkHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={12}
        value={tail}
        onChange={(event) => setTail(event.currentTarget.value)}
        error={tail.trim().length >= 6 && !right ? words.kit.checkWrong : null}
      />
      <Checkbox
        label={words.kit.stored}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button
          disabled={!right || !stored}
          loading={confirmKit.isPending}
          onClick={() => confirmKit.mutate(undefined)}
        >
          {words.kit.done}
        </Button>
      </Group>
    </Door>
  )
}
