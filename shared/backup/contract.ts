import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { vaultStatusSchema } from '#shared/vault/model.ts'
import { mediumErrors } from './medium-errors.ts'
import {
  backupSecretSchema,
  backupSetSchema,
  backupSettingsSchema,
  comparisonSchema,
  faultSchema,
  keptNameSchema,
  keptVaultSchema,
  overviewSchema,
  preparedSchema,
  progressSchema,
  runStateSchema,
  setNameSchema,
  setPlaceSchema,
  snapshotNameSchema,
  snapshotSchema,
  targetIdSchema,
  targetSchema,
} from './model.ts'

const onMedium = procedure.errors({
  ...mediumErrors,
  target_unknown: { message: 'Folder cadangan ini tidak dikenal lagi. Muat ulang daftar folder, lalu pilih kembali.' },
})

const opening = onMedium.errors({
  set_missing: { message: 'Cadangan ini tidak ditemukan di folder itu. Muat ulang daftar cadangan.' },
  set_damaged: {
    message:
      'Cadangan ini rusak, jadi tidak dapat dibuka. Kata sandi Anda belum tentu salah. Pilih cadangan yang lain.',
  },
  set_from_future: {
    message: 'Cadangan ini dibuat oleh Saksama yang lebih baru. Pasang versi Saksama terbaru, lalu ulangi.',
  },
  wrong_password: {
    message:
      'Kata sandi salah untuk cadangan ini. Cadangannya sendiri utuh; yang berlaku ialah kata sandi pada saat cadangan dibuat.',
  },
  too_many_attempts: { message: 'Terlalu banyak kata sandi salah. Tunggu sebentar, lalu ulangi.' },
  secret_needed: {
    message:
      'Cadangan ini dibuat dengan kunci lain daripada brankas yang terbuka. Masukkan kata sandi yang berlaku saat cadangan dibuat.',
  },
  wrong_recovery_key: {
    message: 'Kunci pemulihan tidak cocok dengan cadangan ini. Periksa tiap huruf pada lembar pemulihan.',
  },
})

const restoring = opening.errors({
  not_in_sample: { message: 'Brankas contoh tidak dipulihkan. Keluar dari contoh lebih dahulu, lalu ulangi.' },
  present_secret_needed: {
    message:
      'Di komputer ini sudah ada brankas yang utuh. Masukkan juga kata sandi admin brankas itu, atau kunci pemulihannya, untuk menggantinya.',
  },
  restore_missing: { message: 'Belum ada pemulihan yang disiapkan. Siapkan dan periksa pemulihan lebih dahulu.' },
  vault_busy: { message: 'Brankas sedang dibuka oleh Saksama yang lain. Tutup jendela itu, lalu ulangi.' },
  vault_readonly: { message: 'Folder data Saksama hanya dapat dibaca. Periksa izin folder, lalu ulangi.' },
  backup_busy: { message: 'Pencadangan atau pemulihan lain masih berjalan. Tunggu sampai selesai atau batalkan.' },
})

/** Of an admin of the vault that stands there, where nobody is in and `secret` is not his now; or its printed key. */
const presentSecretSchema = backupSecretSchema.nullable().default(null)

/** Backup, and the way back. No procedure takes a path but `chooseTarget`, and that one only where no dialog exists. */
export const backupContract = {
  overview: procedure.output(overviewSchema),
  configure: procedure.input(backupSettingsSchema).output(overviewSchema),
  /** Silences the reminder until tomorrow. */
  putOff: procedure.output(overviewSchema),

  /** Folders known or found; also before unlock, for restoring. */
  targets: procedure.output(z.array(targetSchema)),
  /**
   * Asks for a folder with the system's dialog, or takes the typed one where there is none, and remembers it. Null when
   * cancelled.
   */
  chooseTarget: procedure
    .errors({
      target_unsuitable: {
        message:
          'Folder itu tidak dapat dipakai untuk cadangan. Pilih folder lain yang ada, dapat ditulis, dan di luar brankas.',
      },
    })
    .input(z.strictObject({ typed: z.string().max(4096).nullable() }))
    .output(targetSchema.nullable()),
  listSets: onMedium.input(z.strictObject({ target: targetIdSchema })).output(z.array(backupSetSchema)),

  /** Begins; the work goes on without the page. `thorough` reads every file that lies there already. */
  start: onMedium
    .errors({ backup_busy: { message: 'Pencadangan lain masih berjalan. Tunggu sampai selesai atau batalkan.' } })
    .input(z.strictObject({ target: targetIdSchema, thorough: z.boolean() }))
    .output(z.void()),
  /** Where it stands now and from now on; ends with the run. Leaving does not stop it. */
  watch: procedure.output(eventIterator(runStateSchema)),
  cancel: procedure.output(z.void()),

  /** Removes the named sets and the files only they needed. */
  prune: onMedium
    .errors({
      backup_busy: { message: 'Pencadangan lain masih berjalan. Tunggu sampai selesai atau batalkan.' },
      keeps_none: { message: 'Cadangan utuh yang terbaru tidak dapat dihapus. Buat cadangan baru lebih dahulu.' },
    })
    .input(z.strictObject({ target: targetIdSchema, sets: z.array(setNameSchema).min(1).max(500) }))
    .output(z.strictObject({ sets: z.number().int(), files: z.number().int(), bytes: z.number() })),

  /** Every file against manifest and seal. `secret` null uses the keys of the open vault. The last event has `done`. */
  verify: opening
    .input(setPlaceSchema.extend({ secret: backupSecretSchema.nullable() }))
    .output(
      eventIterator(z.strictObject({ progress: progressSchema, faults: z.array(faultSchema), done: z.boolean() })),
    ),

  /** Restores beside the vault and checks everything; the last event carries the comparison. Stopping removes it. */
  prepareRestore: restoring
    .input(setPlaceSchema.extend({ secret: backupSecretSchema, present: presentSecretSchema }))
    .output(
      eventIterator(
        z.strictObject({ progress: progressSchema, faults: z.array(faultSchema), prepared: preparedSchema.nullable() }),
      ),
    ),
  prepared: procedure.output(preparedSchema.nullable()),
  discardPrepared: restoring.output(z.void()),
  /** Locks, sets the present vault aside under its date and puts the prepared one in its place. */
  switchToPrepared: restoring.output(vaultStatusSchema),

  /** Vaults set aside by a restore. */
  kept: procedure.output(z.array(keptVaultSchema)),
  /** The way back: the present vault is set aside, the kept one returns. `secret`: its own; null for who is in already. */
  bringBack: restoring
    .input(
      z.strictObject({ name: keptNameSchema, secret: backupSecretSchema.nullable(), present: presentSecretSchema }),
    )
    .output(vaultStatusSchema),

  snapshots: procedure.output(z.array(snapshotSchema)),
  /** Checks a snapshot under the vault's key; the comparison tells what a switch to it would change. */
  compareSnapshot: restoring
    .input(z.strictObject({ name: snapshotNameSchema, secret: backupSecretSchema.nullable() }))
    .output(comparisonSchema),
  /** Locks and puts the snapshot in the place of the database, which is kept as a snapshot of its own. */
  restoreSnapshot: restoring
    .input(z.strictObject({ name: snapshotNameSchema, secret: backupSecretSchema.nullable() }))
    .output(vaultStatusSchema),
}
