import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupSecret } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { mayCall } from '#shared/users/rights.ts'
import type { ReadDb } from '../kernel/database.ts'
import type { Ports } from '../kernel/ports.ts'
import { admitUser } from '../users/admit-user.ts'
import { findUser } from '../users/rows.ts'
import { isVacant } from '../vault/create-vault-folder.ts'
import { codeOf } from '../vault/durable-file.ts'
import { takeLock } from '../vault/lock-file.ts'
import { translatingErrors } from '../vault/opening-errors.ts'
import { readVaultFile } from '../vault/vault-file.ts'
import { type Entered, type EnterPorts, enterFolder } from './enter-set.ts'

/** Asked with the database that is to take the present one's place. Throws AppError `not_permitted`. */
export type JudgeRestorer = (db: ReadDb, userId: string) => void
export type FindJudge = () => Promise<JudgeRestorer>

const ONLY_ADMINS =
  'Mengganti brankas yang ada dengan yang lain hanya untuk admin. Mintalah admin, atau pakai kunci pemulihan dari lembar cetak.'
const NOT_OF_PRESENT =
  'Kata sandi atau kunci pemulihan itu bukan milik brankas yang sekarang ada di komputer ini. Mintalah admin brankas ini, lalu ulangi.'

type Claim = Readonly<{
  /** What opens the vault that is to come. */
  secret: BackupSecret | null
  /** What opens the vault that stands there; null where the same does. */
  present: BackupSecret | null
}>
type Deps = Readonly<{ ports: EnterPorts & Pick<Ports, 'openDatabase'>; folder: string }>

/** For whoever is in, where his right was asked already. */
export const anybody: JudgeRestorer = () => {}

/**
 * Who replaces a vault at the door, where nobody is in, must be an admin of the vault that stands there, or hold its printed
 * key: an old backup still knows admins who were dismissed since. Only where the present vault cannot say who its admins are,
 * those of the backup count; where there is no vault, any password of the backup will do. Throws AppError
 * `present_secret_needed`, `not_permitted`, `wrong_password`, `wrong_recovery_key`, `vault_busy`.
 */
export async function findDoorJudge({ ports, folder }: Deps, { secret, present }: Claim): Promise<JudgeRestorer> {
  const given = present ?? secret
  if (given === null || (await isVacant(folder))) return anybody
  if (!(await readVaultFile(folder).catch(() => null))) return adminOfBackup(secret)
  const entered = await enterPresent({ ports, folder }, { secret: given, asked: present !== null })
  if (!entered) return adminOfBackup(secret)
  try {
    if (given.kind === 'recovery') return anybody
    return (await isReadable({ ports, folder }, entered)) ? anybody : (db) => requireAdmin(db, entered.userId)
  } finally {
    entered.release()
  }
}

const adminOfBackup =
  (secret: BackupSecret | null): JudgeRestorer =>
  (db, userId) => {
    if (secret?.kind === 'password') requireAdmin(db, userId)
  }

/** Null when its keys do not come out whole, as after a rotation that a crash cut short. */
async function enterPresent(
  { ports, folder }: Deps,
  { secret, asked }: Readonly<{ secret: BackupSecret; asked: boolean }>,
): Promise<Entered | null> {
  try {
    return await enterFolder(ports, folder, { secret, who: PRESENT })
  } catch (error) {
    const code = error instanceof AppError ? error.code : null
    if (code === 'set_damaged' && secret.kind === 'password') return null
    // A printed key is judged by `recovery.age`, which lies there for anybody to break.
    if (!asked && (isWrong(code) || code === 'set_damaged')) throw new AppError('present_secret_needed')
    return ofPresent(error)
  }
}

/** Says what was tried against the vault that stands there, and not against a backup. */
export function ofPresent(error: unknown): never {
  const code = error instanceof AppError ? error.code : null
  throw isWrong(code) ? new AppError(code, NOT_OF_PRESENT) : error
}

const isWrong = (code: string | null): code is 'wrong_password' | 'wrong_recovery_key' =>
  code === 'wrong_password' || code === 'wrong_recovery_key'

/** Its tries are counted apart: the right password of the backup in between does not wipe them out. */
const PRESENT = 'pulih'

/** False when the database of the present vault is damaged or gone. Throws AppError `not_permitted`, `vault_busy`. */
const isReadable = ({ ports, folder }: Deps, { file, ring, userId, slotId }: Entered): Promise<boolean> =>
  translatingErrors(async () => {
    const path = join(folder, 'case.db')
    const lock = await takeLock(folder)
    try {
      await access(path)
      const db = ports.openDatabase(path, ring.databaseKey, file.cipher)
      try {
        requireAdmin(db as unknown as ReadDb, userId, slotId)
      } finally {
        db.close()
      }
      return true
    } catch (error) {
      if (isDamage(error)) return false
      throw error
    } finally {
      await lock.release()
    }
  })

const isDamage = (error: unknown) =>
  (error instanceof Error && error.name === 'DatabaseDamagedError') ||
  /^(ENOENT|SQLITE_(NOTADB|CORRUPT|IOERR))/.test(codeOf(error))

function requireAdmin(db: ReadDb, userId: string, slotId: string | null = null): void {
  const user = slotId === null ? findUser(db, userId) : admitted(db, { userId, slotId })
  const rights = user && user.disabledAt === null ? user.rights : []
  if (!mayCall('backup.configure', rights)) throw new AppError('not_permitted', ONLY_ADMINS)
}

/** Null for who is disabled or comes with the slot of an older key file. */
function admitted(db: ReadDb, entrant: Readonly<{ userId: string; slotId: string }>) {
  try {
    return admitUser(db, entrant)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
