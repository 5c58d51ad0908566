import type { Instant, Zone } from '#shared/kernel/instant.ts'
import { keyGroups } from '#shared/vault/recovery-key.ts'
import { momentText } from '#shared/words/date-words.ts'
import type { Renderer } from './render.ts'

export type RecoveryKitFacts = Readonly<{
  vaultId: string
  ownerName: string
  /** age secret key, Bech32. */
  recoveryKey: string
  createdAt: Instant
  /** Shown folder of the vault. */
  folder: string
}>

/** The printable sheet that opens the vault when the password is lost. */
export async function renderRecoveryKit(renderer: Renderer, facts: RecoveryKitFacts, zone: Zone = 'WIB') {
  const kit = {
    ownerName: facts.ownerName,
    vaultId: facts.vaultId,
    folder: facts.folder,
    createdAt: momentText({ at: facts.createdAt, zone }),
    groups: keyGroups(facts.recoveryKey),
  }
  return (await renderer.render({ template: 'recovery-kit', data: { kit }, images: [] })).pdf
}
