import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconFlask, IconLockPlus } from '@tabler/icons-react'
import { words as backup } from '#renderer/features/backup/words.ts'
import { Door } from './door.tsx'
import { words } from './words.ts'

type WelcomeChoiceProps = Readonly<{
  folder: string
  onCreate: () => void
  onSample: () => void
  onRestore: () => void
}>

export const WelcomeChoice = ({ folder, onCreate, onSample, onRestore }: WelcomeChoiceProps) => (
  <Door title={words.start.missingTitle} folder={folder}>
    <Text size="sm">{words.start.missingBody}</Text>
    <Stack gap={4}>
      <Button size="md" leftSection={<IconLockPlus size={18} aria-hidden />} onClick={onCreate}>
        {words.start.create}
      </Button>
      <Text size="xs" c="dimmed">
        {words.start.createHint}
      </Text>
    </Stack>
    <Stack gap={4}>
      <Button size="md" variant="default" leftSection={<IconFlask size={18} aria-hidden />} onClick={onSample}>
        {words.start.sample}
      </Button>
      <Text size="xs" c="dimmed">
        {words.start.sampleHint}
      </Text>
    </Stack>
    <Anchor component="button" type="button" size="sm" ta="left" onClick={onRestore}>
      {backup.start.link}
    </Anchor>
  </Door>
)
