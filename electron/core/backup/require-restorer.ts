import type { BackupSecret } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { mayCall } from '#shared/users/rights.ts'
import type { ReadDb } from '../kernel/database.ts'
import { findUser } from '../users/rows.ts'

/** Throws AppError `not_permitted`. */
export type JudgeRestorer = (db: ReadDb, userId: string) => void

const ONLY_ADMINS =
  'Mengganti brankas yang ada dengan yang lain hanya untuk admin. Mintalah admin, atau pakai kunci pemulihan dari lembar cetak.'

/**
 * Who replaces a vault at the door, where nobody's rights are known yet, must be an admin in what he puts in its place, or
 * hold the printed key: locking first is no way round the right. Where there is no vault, any password of the backup will do.
 */
export const createRestorerJudge =
  (secret: BackupSecret | null, replacesVault: boolean): JudgeRestorer =>
  (db, userId) => {
    if (!replacesVault || secret === null || secret.kind === 'recovery') return
    const user = findUser(db, userId)
    const rights = user && user.disabledAt === null ? user.rights : []
    if (!mayCall('backup.configure', rights)) throw new AppError('not_permitted', ONLY_ADMINS)
  }
