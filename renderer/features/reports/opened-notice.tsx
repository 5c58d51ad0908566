import { Alert, Button, Group, Text } from '@mantine/core'
import { IconEyeOff, IconShieldLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { keepingWords } from './keeping-words.ts'

type OpenedNoticeProps = Readonly<{
  title: string
  closeLabel: string
  seconds: number
  onProlong: () => void
  onClose: () => void
  children: ReactNode
}>

/** What is under seal, opened for a while; never printed. */
export const OpenedNotice = ({ title, closeLabel, seconds, onProlong, onClose, children }: OpenedNoticeProps) => (
  <Alert color="yellow" icon={<IconShieldLock aria-hidden />} title={title} className="never-printed" mt="xs">
    {children}
    <Group mt="sm" gap="xs">
      <Button size="xs" variant="default" leftSection={<IconEyeOff size={15} aria-hidden />} onClick={onClose}>
        {closeLabel}
      </Button>
      <Button size="xs" variant="subtle" onClick={onProlong}>
        {keepingWords.longer}
      </Button>
      <Text size="xs" c="dimmed" role="timer" aria-live="off">
        {keepingWords.hidesIn(seconds)}
      </Text>
    </Group>
  </Alert>
)
