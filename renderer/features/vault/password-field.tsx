import { PasswordInput, type PasswordInputProps, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { words } from './words.ts'

type PasswordFieldProps = Pick<
  PasswordInputProps,
  'label' | 'description' | 'autoComplete' | 'autoFocus' | 'error' | 'ref'
> &
  Readonly<{ value: string; onValue: (value: string) => void }>

/** A password as typed (never trimmed), with show/hide and a Caps Lock hint. */
export function PasswordField({ value, onValue, ...rest }: PasswordFieldProps) {
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      <PasswordInput
        {...rest}
        value={value}
        maxLength={1024}
        spellCheck={false}
        onChange={(event) => onValue(event.currentTarget.value)}
        onKeyDown={watch}
        onKeyUp={watch}
        visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0 }}
      />
      <Text size="xs" mt={4} role="status" c="var(--mantine-color-orange-light-color)">
        {capsLock ? words.unlock.capsLock : ''}
      </Text>
    </div>
  )
}
