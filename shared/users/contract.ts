import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { newPasswordSchema } from '#shared/vault/model.ts'
import { loginSchema, nameUnreadable, passwordWeak, rightsSchema, userIdSchema, userSchema } from './model.ts'

const writing = procedure.errors({
  vault_readonly: {
    message: 'Folder brankas hanya dapat dibaca. Periksa izin folder atau kunci tulis pada media, lalu ulangi.',
  },
})

const nameTaken = {
  name_taken: { message: 'Nama ini sudah dipakai pengguna lain. Tambahkan gelar atau jabatan agar berbeda.' },
  ...nameUnreadable,
}

/** Only who holds the reporter key can pass it on. */
const passingOn = {
  reporter_key_needed: {
    message:
      'Hak pemegang rahasia pelapor hanya dapat diberikan oleh orang yang memegangnya. Mintalah pemegang rahasia pelapor melakukannya, atau lanjutkan tanpa hak itu. Bila tidak ada lagi yang memegangnya, seorang admin dapat memberikannya sesudah masuk dengan kunci pemulihan.',
  },
}

const known = writing.errors({
  user_not_found: { message: 'Pengguna ini tidak ditemukan. Muat ulang daftar pengguna.' },
})

const changing = known.errors({
  user_disabled: { message: 'Pengguna ini sudah dinonaktifkan. Aktifkan kembali lebih dahulu.' },
})

const leaving = {
  last_admin: {
    message: 'Ini admin terakhir. Berikan hak admin kepada pengguna lain lebih dahulu agar brankas tetap dapat diurus.',
  },
  last_reporter_keeper: {
    message:
      'Ini pemegang rahasia pelapor terakhir. Tanpa dia identitas pelapor hanya dapat dibuka lewat kunci pemulihan. Tegaskan bahwa Anda tetap ingin melanjutkan.',
  },
}

/** The caller has been told that nobody but the recovery key will open reporters, or that this user will not any more. */
const knowingly = z.boolean().default(false)
const byId = { id: userIdSchema }

const facts = { name: lineSchema(150), position: lineSchema(200, 0), rights: rightsSchema }

/** The users of this vault: who they are, what each may do, and how each gets in. */
export const usersContract = {
  /** In order of name; disabled ones too. */
  list: procedure.output(z.array(userSchema)),
  /** `passwordBy` admin: the new user is asked to choose another. */
  add: writing
    .errors({
      ...nameTaken,
      login_taken: { message: 'Nama masuk ini sudah dipakai pengguna lain. Pilih nama masuk yang berbeda.' },
      ...passwordWeak,
      ...passingOn,
      too_many_users: { message: 'Brankas ini sudah memuat 64 pengguna aktif. Nonaktifkan yang tidak lagi bertugas.' },
    })
    .input(
      z.strictObject({
        ...facts,
        login: loginSchema,
        password: newPasswordSchema,
        passwordBy: z.enum(['admin', 'self']),
      }),
    )
    .output(userSchema),
  /** The login name stays as it is: the user's slot is found by it. */
  update: changing
    .errors({ ...nameTaken, ...passingOn, ...leaving })
    .input(z.strictObject({ ...byId, ...facts, knowingly }))
    .output(userSchema),
  /** A keeper of reporters makes another one, who need not be an admin's doing. */
  makeKeeper: changing
    .errors({ ...nameTaken, ...passingOn, ...leaving })
    .input(z.strictObject(byId))
    .output(userSchema),
  /**
   * Another user's password, forgotten; also lets a disabled user in again. A keeper of reporters keeps that right only
   * when the caller holds the reporter key; else `reporter_key_needed`, or the right goes when done `knowingly`.
   */
  resetPassword: known
    .errors({ ...passwordWeak, ...passingOn, ...leaving })
    .input(z.strictObject({ ...byId, password: newPasswordSchema, passwordBy: z.enum(['admin', 'self']), knowingly }))
    .output(userSchema),
  /** Takes the user's slot away. What he knew stays known to him: offer `vault.rotateKeys`. */
  disable: known
    .errors({
      ...leaving,
      own_account: { message: 'Anda tidak dapat menonaktifkan diri sendiri. Mintalah kepada admin lain.' },
    })
    .input(z.strictObject({ ...byId, knowingly }))
    .output(userSchema),
}
