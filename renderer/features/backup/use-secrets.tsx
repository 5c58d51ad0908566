import { useState } from 'react'
import { errorCode } from '#renderer/rpc/errors.ts'
import type { BackupSecret } from '#shared/backup/model.ts'
import { EMPTY_SECRET, isTyped, SecretField } from './secret-field.tsx'
import { words } from './words.ts'

export type Given = Readonly<{ secret: BackupSecret; present: BackupSecret | null }>

/** What opens the backup and, once an error has asked for it, what opens the vault that stands in its place. */
export function useSecrets(error: unknown) {
  const [secret, setSecret] = useState<BackupSecret>(EMPTY_SECRET)
  const [present, setPresent] = useState<BackupSecret | null>(null)
  if (present === null && errorCode(error) === 'present_secret_needed') setPresent(EMPTY_SECRET)
  return {
    given: { secret, present },
    typed: isTyped(secret) && (present === null || isTyped(present)),
    forget: () => {
      setSecret(EMPTY_SECRET)
      setPresent(null)
    },
    fields: (
      <>
        <SecretField value={secret} onChange={setSecret} />
        {present && <SecretField labels={words.presentSecret} value={present} onChange={setPresent} />}
      </>
    ),
  }
}
