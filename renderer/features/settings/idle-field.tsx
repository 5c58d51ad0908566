import { NumberInput } from '@mantine/core'
import type { SettingsPart } from './settings-part.ts'
import { words } from './words.ts'

export const IdleField = ({ value, onChange }: SettingsPart) => (
  <NumberInput
    label={words.security.idle}
    description={words.security.idleHint}
    min={1}
    max={120}
    allowDecimal={false}
    maw={420}
    value={value.idleMinutes}
    onChange={(next) => typeof next === 'number' && onChange({ idleMinutes: next })}
  />
)
