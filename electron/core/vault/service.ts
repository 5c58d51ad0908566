import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EventHub } from '#electron/core/kernel/events.ts'
import type { RequireSession, Session } from '#electron/core/kernel/session.ts'
import { createTurns } from '#electron/core/kernel/turns.ts'
import { type Attempts, createAttempts } from '#electron/core/users/attempts.ts'
import { loginTag } from '#electron/core/users/login-tag.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { VaultPlace, VaultStatus } from '#shared/vault/model.ts'
import { createAnchors } from './anchors.ts'
import { createVaultFolder, type FirstSecrets, isVacant, type NewVault } from './create-vault-folder.ts'
import { changePassword, enterWithPassword, enterWithRecovery, enterWithSecrets } from './entering.ts'
import type { OpenDeps, OpenVault } from './open-vault.ts'
import { translatingErrors } from './opening-errors.ts'
import type { VaultPorts } from './ports.ts'
import { rotateKeys } from './rotate-keys.ts'
import type { Rotation } from './rotation.ts'
import { newUserKeys, wipeSecrets } from './slot.ts'
import { isWrongPassword, loginOf, rememberLogin, statusOf } from './status.ts'
import { readVaultFile } from './vault-file.ts'

/** The vault of this program: locked or unlocked, the main one or the sample. Calls that change it run one after another. */
export type Vault = Readonly<{
  status(): Promise<VaultStatus>
  /** Resolves when the vault is not between two sessions: a rotation closes it for a moment and opens it again. */
  whole(): Promise<void>
  /** The unlocked vault, or null; for what must not throw, such as media and events. */
  session(): Session | null
  requireSession: RequireSession
  /** Keys and all, for backup alone; null while locked. */
  opened(): OpenVault | null
  /** Counts the passwords tried, at the door as on a backup: one count for the whole program. */
  attempts: Attempts
  /** The folder of the current place, whether or not a vault is there. */
  folder(): string
  /** Locks, then runs what must have the folder for itself. */
  whileLocked<T>(work: (folder: string) => Promise<T>): Promise<T>
  /** Creates at the current place and leaves it unlocked. `recoveryKey` exists nowhere else. */
  create(vault: NewVault): Promise<Readonly<{ recoveryKey: string }>>
  /** `login` says whose slot it is when there are several users. */
  unlock(password: string, login?: string | null): Promise<void>
  unlockWithRecovery(recoveryKey: string, newPassword: string, login?: string | null): Promise<void>
  changePassword(current: string, next: string): Promise<void>
  /** New keys for everything in the open vault. Throws AppError `rotation_cancelled` among others; locking cancels too. */
  rotateKeys(rotation: Rotation): Promise<void>
  /** Runs what writes slots of the open vault and gives it back as it then is. Throws AppError `vault_locked`. */
  change<T>(work: (open: OpenVault, folder: string) => Promise<Readonly<{ open: OpenVault; result: T }>>): Promise<T>
  /** Wipes the keys; harmless when locked. */
  lock(): Promise<void>
  /** Locks, then looks at the other place. */
  switchTo(place: VaultPlace): Promise<void>
  /** Locks and deletes the sample vault; never the main one. */
  removeSample(): Promise<void>
}>

/** Enough to tell a few users apart, too few to find a password that was typed into the field for the name. */
const COUNTED_DIGITS = 3

const FOLDERS: Record<VaultPlace, string> = { main: 'brankas', sample: 'contoh' }

type Deps = Readonly<{
  ports: VaultPorts
  events: EventHub
  /** Told when a vault has been locked: whatever was kept in memory goes. */
  onLocked?: () => void
  derive?: OpenDeps['derive']
  beforeCommit?: OpenDeps['beforeCommit']
}>

export function createVault({ ports, events, onLocked, derive, beforeCommit }: Deps): Vault {
  const anchors = createAnchors(ports.dataDir)
  const attempts = createAttempts(ports)
  const inTurn = createTurns()
  let place: VaultPlace = 'main'
  let open: OpenVault | null = null
  let rotating: AbortController | null = null
  let handedOver: Promise<void> = Promise.resolve()
  const folderOf = (which: VaultPlace) => join(ports.dataDir, FOLDERS[which])
  const folder = () => folderOf(place)
  const deps = { ports, events, anchors, derive, beforeCommit }

  const lock = async () => {
    const closing = open
    open = null
    if (!closing) return
    try {
      await closing.close()
    } finally {
      locked(closing)
    }
  }
  const locked = ({ session }: OpenVault) => {
    onLocked?.()
    events.emit({ action: 'vault.locked', subject: session.vaultId })
  }
  const rotate = async (rotation: Rotation) => {
    const before = requireOpen()
    rotating = new AbortController()
    const { promise: reopened, resolve } = Promise.withResolvers<void>()
    const onHandOver = () => {
      open = null
      handedOver = reopened
    }
    try {
      const signal = AbortSignal.any([rotation.signal, rotating.signal])
      const asked = { ...rotation, signal, onHandOver }
      const outcome = await rotateKeys(deps, { folder: folder(), open: before, rotation: asked })
      open = outcome.open
      if (!open) locked(before)
      if (outcome.error) throw outcome.error
      rotation.onProgress({ stage: 'done', done: 1, total: 1 })
      events.emit({ action: 'vault.keys_rotated', subject: before.session.vaultId })
    } finally {
      rotating = null
      resolve()
    }
  }
  const requireOpen = (): OpenVault => {
    if (!open) throw new AppError('vault_locked')
    return open
  }
  const opening = (work: () => Promise<OpenVault>) =>
    inTurn(() =>
      translatingErrors(async () => {
        await lock()
        open = await work()
        await rememberLogin(attempts, open)
      }),
    )
  const guessing = async <T>(login: string | null, work: () => Promise<T>): Promise<T> => {
    const file = open?.file ?? (await readVaultFile(folder()).catch(() => null))
    // Without a whole file there is nothing to guess.
    if (!file) return work()
    const who = login !== null && file.slots.length > 1 ? loginTag(file.vaultId, login).slice(0, COUNTED_DIGITS) : ''
    return attempts.attempt(file.vaultId, work, isWrongPassword, who)
  }

  return {
    whole: () => handedOver,
    status: async () => {
      await handedOver
      return statusOf({ place, folder: folder(), open, attempts })
    },
    session: () => open?.session ?? null,
    requireSession: () => requireOpen().session,
    opened: () => open,
    attempts,
    folder,
    whileLocked: (work) =>
      inTurn(async () => {
        await lock()
        return work(folder())
      }),
    create: (vault) =>
      inTurn(() =>
        translatingErrors(async () => {
          if (!(await isVacant(folder()))) throw new AppError('vault_exists')
          await lock()
          const secrets = await newSecrets()
          try {
            const { recoveryKey } = await createVaultFolder(ports, folder(), { vault, secrets })
            open = await enterWithSecrets(deps, folder(), secrets)
            return { recoveryKey }
          } catch (error) {
            wipeSecrets(secrets)
            throw error
          }
        }),
      ),
    unlock: (password, login = null) =>
      opening(() => guessing(login, () => enterWithPassword(deps, folder(), { login, password }))),
    unlockWithRecovery: (recoveryKey, newPassword, login = null) =>
      opening(() => enterWithRecovery(deps, folder(), { login, recoveryKey, newPassword })),
    changePassword: (current, next) =>
      inTurn(() =>
        translatingErrors(async () => {
          const before = requireOpen()
          open = await guessing(loginOf(before), () => changePassword(ports, folder(), { open: before, current, next }))
        }),
      ),
    change: (work) =>
      inTurn(() =>
        translatingErrors(async () => {
          const changed = await work(requireOpen(), folder())
          open = changed.open
          await rememberLogin(attempts, open)
          // The commits told of it before `vault.json` was written: what is read from the file is read again.
          events.emit({ action: 'user.changed', subject: '' })
          return changed.result
        }),
      ),
    rotateKeys: (rotation) => inTurn(() => translatingErrors(() => rotate(rotation))),
    lock: () => {
      rotating?.abort()
      return inTurn(lock)
    },
    switchTo: (next) =>
      inTurn(async () => {
        await lock()
        place = next
      }),
    removeSample: () =>
      inTurn(async () => {
        if (place === 'sample') await lock()
        const file = await readVaultFile(folderOf('sample')).catch(() => null)
        await rm(folderOf('sample'), { recursive: true, force: true })
        if (file) await anchors.remove(file.vaultId)
      }),
  }
}

const newSecrets = async (): Promise<FirstSecrets> => ({
  ...(await newUserKeys()),
  vaultKey: randomBytes(32),
  reporterKey: randomBytes(32),
})
