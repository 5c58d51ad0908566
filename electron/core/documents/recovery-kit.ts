import type { Instant, Zone } from '#shared/kernel/instant.ts'
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

const GROUP = 4

/** The printable sheet that opens the vault when the password is lost. */
export async function renderRecoveryKit(renderer: Renderer, facts: RecoveryKitFacts, zone: Zone = 'WIB') {
  const kit = {
    ownerName: facts.ownerName,
    vaultId: facts.vaultId,
    folder: facts.folder,
    createdAt: momentText({ at: facts.createdAt, zone }),
    groups: inGroups(facts.recoveryKey),
  }
  return (await renderer.render({ template: 'recovery-kit', data: { kit }, images: [] })).pdf
}

// Groups of four are what people copy without losing their place.
const inGroups = (key: string): string[] => key.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
