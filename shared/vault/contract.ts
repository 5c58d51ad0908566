import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { idSchema } from '#shared/kernel/id.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { loginSchema, nameUnreadable, passwordWeak } from '#shared/users/model.ts'
import {
  cipherSchema,
  keyStatusSchema,
  newPasswordSchema,
  passwordSchema,
  rotationProgressSchema,
  vaultStatusSchema,
} from './model.ts'

const opening = procedure.errors({
  vault_missing: { message: 'Belum ada brankas di komputer ini. Buat brankas baru lebih dahulu.' },
  vault_busy: { message: 'Brankas sedang dibuka oleh Saksama yang lain. Tutup jendela itu, lalu ulangi.' },
  vault_damaged: {
    message:
      'Berkas brankas rusak atau tidak lengkap. Kata sandi Anda belum tentu salah. Jangan hapus apa pun; pulihkan dari cadangan.',
  },
  vault_from_future: {
    message:
      'Brankas ini dibuat oleh Saksama yang lebih baru. Tidak ada yang diubah. Pasang versi Saksama terbaru, lalu ulangi.',
  },
  vault_exposed: {
    message:
      'Folder brankas dapat dibuka pengguna lain di komputer ini dan izinnya tidak dapat dipersempit. Pindahkan folder data ke disk milik Anda sendiri, lalu ulangi.',
  },
  vault_readonly: {
    message: 'Folder brankas hanya dapat dibaca. Periksa izin folder atau kunci tulis pada media, lalu ulangi.',
  },
  disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi. Tidak ada data yang hilang.' },
})

/** Several users: whose slot shall be opened? With one user null is enough. */
const login = loginSchema.nullable().default(null)
const loginErrors = {
  login_needed: { message: 'Brankas ini dipakai beberapa orang. Isi nama masuk Anda lebih dahulu.' },
} as const
const wrongPasswords = {
  wrong_password: {
    message: 'Kata sandi salah. Periksa Caps Lock dan ulangi. Bila ada beberapa pengguna, periksa juga nama masuknya.',
  },
  too_many_attempts: { message: 'Kata sandi salah beberapa kali berturut-turut. Tunggu sebentar, lalu ulangi.' },
} as const
const refusals = {
  user_disabled: { message: 'Pengguna ini sudah dinonaktifkan. Mintalah admin brankas mengaktifkannya kembali.' },
  slot_outdated: {
    message:
      'Kata sandi ini pernah berlaku, tetapi sudah diganti. Pakai kata sandi terbaru. Bila berkas brankas baru saja disalin dari tempat lain, kembalikan berkas yang terbaru.',
  },
} as const

/** Keys and opening. No procedure takes or gives a path or a key, but for the recovery key shown once at creation. */
export const vaultContract = {
  status: procedure.output(vaultStatusSchema),

  create: opening
    .errors({
      vault_exists: { message: 'Brankas sudah ada. Buka dengan kata sandinya.' },
      ...passwordWeak,
      ...nameUnreadable,
    })
    .input(
      z.strictObject({
        password: newPasswordSchema,
        ownerName: lineSchema(150),
        cipher: cipherSchema.default('aegis'),
      }),
    )
    .output(
      z.strictObject({
        status: vaultStatusSchema,
        /** age X25519 identity (`AGE-SECRET-KEY-1…`), shown and printed once, never stored. */
        recoveryKey: z.string(),
        /** Media id of the printable recovery kit (PDF); gone at `confirmRecoveryKit` or lock. */
        recoveryKitPdf: idSchema,
      }),
    ),

  confirmRecoveryKit: procedure.input(z.strictObject({ recoveryKitPdf: idSchema })).output(z.void()),
  /** Saves the kit to a file of the user's choice; null when cancelled. */
  saveRecoveryKit: procedure
    .errors({
      kit_gone: {
        message: 'Lembar pemulihan sudah tidak ada di memori. Lembar itu hanya tersedia sekali, saat brankas dibuat.',
      },
      save_failed: {
        message:
          'Lembar pemulihan tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi; lembar masih ada.',
      },
    })
    .input(z.strictObject({ recoveryKitPdf: idSchema }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),

  unlock: opening
    .errors({ ...wrongPasswords, ...loginErrors, ...refusals })
    .input(z.strictObject({ login, password: passwordSchema }))
    .output(vaultStatusSchema),

  /** Gives the user of that login name a new password; a disabled user has none. */
  unlockWithRecovery: opening
    .errors({
      ...passwordWeak,
      ...loginErrors,
      user_disabled: refusals.user_disabled,
      login_unknown: {
        message: 'Nama masuk ini tidak dikenal brankas, atau penggunanya sudah dinonaktifkan. Periksa ejaannya.',
      },
      wrong_recovery_key: {
        message: 'Kunci pemulihan tidak cocok dengan brankas ini. Periksa tiap huruf pada lembar pemulihan.',
      },
    })
    .input(z.strictObject({ login, recoveryKey: z.string().min(1).max(300), newPassword: newPasswordSchema }))
    .output(vaultStatusSchema),

  changePassword: opening
    .errors({
      ...passwordWeak,
      wrong_password: { message: 'Kata sandi lama salah. Periksa Caps Lock dan ulangi.' },
      too_many_attempts: wrongPasswords.too_many_attempts,
    })
    .input(z.strictObject({ current: passwordSchema, next: newPasswordSchema }))
    .output(z.void()),

  keyStatus: procedure.output(keyStatusSchema),
  /**
   * New keys for the whole vault, with a copy of the database before. Ending the stream cancels until `closing`; the last
   * event is `done`.
   */
  rotateKeys: opening
    .errors({
      vault_in_use: {
        message:
          'Ada impor, perekaman, atau penyimpanan yang sedang berjalan. Selesaikan lebih dahulu, lalu ganti kunci lagi.',
      },
      rotation_cancelled: {
        message: 'Penggantian kunci dibatalkan. Kunci lama tetap berlaku; tidak ada yang berubah.',
      },
      reporter_key_missing: {
        message:
          'Kunci rahasia pelapor hanya dapat diganti oleh pemegang rahasia pelapor. Minta pemegangnya mengganti.',
      },
    })
    .input(z.strictObject({ reporterKey: z.boolean() }))
    .output(eventIterator(rotationProgressSchema)),

  lock: procedure.output(vaultStatusSchema),

  /** Creates (once) and opens the sample vault with invented people, on its own folder; its password is shown. */
  openSample: opening.output(z.strictObject({ status: vaultStatusSchema, password: z.string() })),
  /** Back to the main vault; the sample is locked, or deleted when `remove`. */
  leaveSample: opening.input(z.strictObject({ remove: z.boolean() })).output(vaultStatusSchema),
}
