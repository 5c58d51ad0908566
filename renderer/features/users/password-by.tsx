import { Radio, Stack } from '@mantine/core'
import { words } from './words.ts'

export type PasswordBy = 'admin' | 'self'

type PasswordByProps = Readonly<{ value: PasswordBy; onChange: (value: PasswordBy) => void }>

/** Whether the user knows alone what was typed, or shall be asked for another password. */
export const PasswordByChoice = ({ value, onChange }: PasswordByProps) => (
  <Radio.Group
    label={words.fields.by}
    value={value}
    onChange={(chosen) => onChange(chosen === 'admin' ? 'admin' : 'self')}
  >
    <Stack gap={6} mt={6}>
      <Radio value="self" label={words.fields.bySelf} />
      <Radio value="admin" label={words.fields.byAdmin} />
    </Stack>
  </Radio.Group>
)
