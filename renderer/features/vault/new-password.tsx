import { Stack } from '@mantine/core'
import { useState } from 'react'
import { PASSWORD_MIN } from '#shared/vault/model.ts'
import { PasswordField } from './password-field.tsx'
import { StrengthMeter } from './strength-meter.tsx'
import { words } from './words.ts'

type NewPasswordProps = Readonly<{
  label: string
  owner?: string
  /** The password once it is long enough and typed twice alike, else null. */
  onValid: (password: string | null) => void
}>

/** A new password, typed twice, with its strength. */
export function NewPassword({ label, owner = '', onValid }: NewPasswordProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const change = (one: string, two: string) => {
    setFirst(one)
    setSecond(two)
    onValid(one.length >= PASSWORD_MIN && one === two ? one : null)
  }
  const missing = PASSWORD_MIN - first.length
  return (
    <Stack gap="xs">
      <PasswordField
        label={label}
        description={words.create.passwordHint(PASSWORD_MIN)}
        autoComplete="new-password"
        value={first}
        onValue={(value) => change(value, second)}
        error={first !== '' && missing > 0 ? words.create.tooShort(PASSWORD_MIN, missing) : null}
      />
      <StrengthMeter password={first} owner={owner} />
      <PasswordField
        label={words.create.repeat}
        autoComplete="new-password"
        value={second}
        onValue={(value) => change(first, value)}
        error={second !== '' && first !== second ? words.create.mismatch : null}
      />
    </Stack>
  )
}
