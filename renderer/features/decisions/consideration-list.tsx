import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Consideration } from '#shared/decisions/model.ts'
import { words } from './words.ts'

type ConsiderationListProps = Readonly<{
  label: string
  value: readonly Consideration[]
  onChange: (facts: Consideration[]) => void
}>

/** Facts that weigh, one line each. */
export const ConsiderationList = ({ label, value, onChange }: ConsiderationListProps) => (
  <Input.Wrapper label={label}>
    <Stack gap={6} mt={4}>
      {value.map(({ text, evidenceId }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone
        <Group key={at} gap={6} wrap="nowrap">
          <TextInput
            aria-label={`${label} ${at + 1}`}
            flex={1}
            maxLength={500}
            value={text}
            onChange={({ currentTarget }) => onChange(value.with(at, { text: currentTarget.value, evidenceId }))}
          />
          <ActionIcon aria-label={`${words.removeFact} ${at + 1}`} onClick={() => onChange(value.toSpliced(at, 1))}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...value, { text: '', evidenceId: null }])}
      >
        {words.addFact}
      </Button>
    </Stack>
  </Input.Wrapper>
)
