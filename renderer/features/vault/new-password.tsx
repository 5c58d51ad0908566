import { Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { PASSWORD_MIN } from '#shared/vault/model.ts'
import { PasswordField } from './password-field.tsx'
import { StrengthMeter, useStrength } from './strength-meter.tsx'
import { words } from './words.ts'

type NewPasswordProps = Readonly<{
  label: string
  /** Names an attacker would try first. */
  owner?: string
  /** The password once it is long and strong enough and typed twice alike, else null. */
  onValid: (password: string | null) => void
}>

/** A new password, typed twice, with its strength. The core applies the same rule. */
export function NewPassword({ label, owner = '', onValid }: NewPasswordProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const strength = useStrength(first, owner)
  const valid = strength?.accepted && first === second ? first : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the answer changes, not when the listener does
  useEffect(() => onValid(valid), [valid])
  const missing = PASSWORD_MIN - first.length
  return (
    <Stack gap="xs">
      <PasswordField
        label={label}
        description={words.create.passwordHint(PASSWORD_MIN)}
        autoComplete="new-password"
        value={first}
        onValue={setFirst}
        error={problemOf(first, missing, strength?.accepted ?? true)}
      />
      {strength && <StrengthMeter strength={strength} />}
      <PasswordField
        label={words.create.repeat}
        autoComplete="new-password"
        value={second}
        onValue={setSecond}
        error={second !== '' && first !== second ? words.create.mismatch : null}
      />
    </Stack>
  )
}

function problemOf(password: string, missing: number, accepted: boolean): string | null {
  if (password === '') return null
  if (missing > 0) return words.create.tooShort(PASSWORD_MIN, missing)
  return accepted ? null : words.create.tooWeak
}
