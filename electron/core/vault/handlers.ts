import { implement } from '@orpc/server'
import { progressStream } from '#electron/core/kernel/progress-stream.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import type { TransientMedia } from '#electron/core/kernel/transient-media.ts'
import { type LeavingFile, type LeavingPorts, saveOutside } from '#electron/core/reports/leaving.ts'
import { requireStrong } from '#electron/core/users/require-strong.ts'
import { requireReadable } from '#electron/core/users/rules.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { vaultContract } from '#shared/vault/contract.ts'
import type { KeyStatus, RotationProgress, VaultStatus } from '#shared/vault/model.ts'
import type { Vault } from './service.ts'

/** Shown on screen: the sample protects nothing and everyone may open it. */
export const SAMPLE_PASSWORD = 'contoh brankas tanpa rahasia'
const SAMPLE_OWNER = 'Petugas Contoh'
const KIT_NAME = 'Lembar Pemulihan Saksama.pdf'

export type RecoveryKitFacts = Readonly<{
  recoveryKey: string
  vaultId: string
  ownerName: string
  /** Shown folder of the vault. */
  folder: string
  createdAt: Instant
}>

export type VaultHandlersDeps = Readonly<{
  vault: Vault
  media: TransientMedia
  ports: LeavingPorts
  /** Renders the printable recovery kit as PDF. */
  recoveryKitPdf(facts: RecoveryKitFacts): Promise<Uint8Array>
  /** Fills the fresh sample vault with invented people. */
  fillSample(session: Session): Promise<void>
}>

export function createVaultHandlers(deps: VaultHandlersDeps) {
  const { vault, media, ports } = deps
  const os = implement(vaultContract)
  return os.router({
    status: os.status.handler(() => vault.status()),
    create: os.create.handler(async ({ input }) => {
      requireReadable(input.ownerName)
      await requireStrong(input.password, [input.ownerName])
      const { recoveryKey } = await vault.create(input)
      const status = await vault.status()
      return { status, recoveryKey, recoveryKitPdf: keepKit(deps, recoveryKey, status) }
    }),
    confirmRecoveryKit: os.confirmRecoveryKit.handler(({ input }) => media.drop(input.recoveryKitPdf)),
    saveRecoveryKit: os.saveRecoveryKit.handler(async ({ input }) => {
      const kit = await media.find(input.recoveryKitPdf)
      if (!kit) throw new AppError('kit_gone')
      // Keys and the owner's name, nothing of the files.
      const leaving = { kind: 'recovery_kit', subject: '', texts: [], name: KIT_NAME } as const
      const fill: LeavingFile['fill'] = (file) => file.writeFile(kit.bytes)
      const savedAs = await saveOutside(vault.requireSession(), ports, { ...leaving, fill })
      return { savedAs }
    }),
    unlock: os.unlock.handler(async ({ input }) => {
      await vault.unlock(input.password, input.login)
      return vault.status()
    }),
    unlockWithRecovery: os.unlockWithRecovery.handler(async ({ input }) => {
      await requireStrong(input.newPassword, [input.login ?? ''])
      await vault.unlockWithRecovery(input.recoveryKey, input.newPassword, input.login)
      return vault.status()
    }),
    changePassword: os.changePassword.handler(async ({ input }) => {
      await requireStrong(input.next, [vault.requireSession().user.name])
      await vault.changePassword(input.current, input.next)
    }),
    keyStatus: os.keyStatus.handler(() => keyStatusOf(vault)),
    rotateKeys: os.rotateKeys.handler(({ input, signal }) =>
      progressStream<RotationProgress>(
        (onProgress, ending) => vault.rotateKeys({ ...input, signal: ending, onProgress }),
        signal,
      ),
    ),
    lock: os.lock.handler(async () => {
      await vault.lock()
      return vault.status()
    }),
    openSample: os.openSample.handler(async () => {
      await openSample(deps)
      return { status: await vault.status(), password: SAMPLE_PASSWORD }
    }),
    leaveSample: os.leaveSample.handler(async ({ input }) => {
      await vault.switchTo('main')
      if (input.remove) await vault.removeSample()
      return vault.status()
    }),
  })
}

/** The sheet is drawn when it is looked at or saved; until then only its facts are kept. */
function keepKit(deps: VaultHandlersDeps, recoveryKey: string, status: VaultStatus) {
  const { vaultId, user } = deps.vault.requireSession()
  const facts = {
    recoveryKey,
    vaultId,
    ownerName: user.name,
    folder: status.folder,
    // Just created, hence unlocked, hence with a time.
    createdAt: status.unlockedAt as Instant,
  }
  return idSchema.parse(deps.media.putLater(() => deps.recoveryKitPdf(facts), 'application/pdf'))
}

/** A sample that could not be filled is removed again: the next attempt starts clean. */
async function openSample({ vault, fillSample }: VaultHandlersDeps) {
  await vault.switchTo('sample')
  if ((await vault.status()).state !== 'missing') return vault.unlock(SAMPLE_PASSWORD)
  try {
    await vault.create({ password: SAMPLE_PASSWORD, ownerName: SAMPLE_OWNER, cipher: 'aegis' })
    await fillSample(vault.requireSession())
  } catch (error) {
    await vault.removeSample()
    await vault.switchTo('main')
    throw error
  }
}

function keyStatusOf(vault: Vault): KeyStatus {
  const open = vault.opened()
  if (!open) throw new AppError('vault_locked')
  const { cipher, epoch, createdAt, rotatedAt, due } = open.file
  return { cipher, epoch, createdAt, rotatedAt, due, holdsReporterKey: open.secrets.reporterKey !== null }
}
