import { Autocomplete } from '@mantine/core'
import { loginSchema } from '#shared/users/model.ts'
import type { VaultStatus } from '#shared/vault/model.ts'
import { words } from './words.ts'

type LoginFieldProps = Readonly<{
  value: string
  onChange: (value: string) => void
  /** Who came in on this computer before. */
  known: readonly string[]
  autoFocus: boolean
}>

/** Typed or chosen: whose password it is. */
export const LoginField = ({ value, onChange, known, autoFocus }: LoginFieldProps) => (
  <Autocomplete
    label={words.unlock.login}
    data={[...known]}
    value={value}
    onChange={onChange}
    autoFocus={autoFocus}
    maxLength={40}
    autoComplete="username"
    spellCheck={false}
    openOnFocus={false}
  />
)

/** With one user nobody is asked; what is no login name at all is nobody's. */
export const loginOf = (typed: string, { login }: VaultStatus): string | null =>
  login.needed ? (loginSchema.safeParse(typed).data ?? 'bukan-nama-masuk') : null
