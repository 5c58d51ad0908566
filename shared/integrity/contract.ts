import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { mediumErrors } from '#shared/backup/medium-errors.ts'
import { targetIdSchema } from '#shared/backup/model.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { brokenItemSchema, integrityOverviewSchema, jobStateSchema, quarantinedSchema } from './model.ts'

/** The quiet check of everything sealed, and the mending of one item. */
export const integrityContract = {
  overview: procedure.output(integrityOverviewSchema),
  /** Where the check stands now and from now on. */
  watch: procedure.output(eventIterator(jobStateSchema)),
  /** `all` also takes what is not due yet. */
  start: procedure.input(z.strictObject({ all: z.boolean() })).output(z.void()),
  pause: procedure.output(z.void()),
  /** The page tells whether the computer runs on battery, where the host cannot know it. */
  reportPower: procedure.input(z.strictObject({ onBattery: z.boolean() })).output(z.void()),

  broken: procedure.output(z.array(brokenItemSchema)),
  quarantine: procedure.output(z.array(quarantinedSchema)),

  /** Takes one file back from any backup of this vault in that folder, once its content is proven to be the recorded one. */
  repair: procedure
    .errors({
      ...mediumErrors,
      target_unknown: {
        message: 'Folder cadangan ini tidak dikenal lagi. Muat ulang daftar folder, lalu pilih kembali.',
      },
      item_unknown: { message: 'Berkas ini tidak tercatat di brankas. Muat ulang daftar berkas yang rusak.' },
      not_in_backup: {
        message: 'Folder cadangan itu tidak memuat berkas ini. Coba folder atau media cadangan yang lain.',
      },
      backup_copy_damaged: {
        message:
          'Salinan berkas ini di cadangan juga rusak, jadi tidak dipakai. Coba folder atau media cadangan yang lain.',
      },
    })
    .input(z.strictObject({ blobId: idSchema, target: targetIdSchema }))
    .output(z.void()),
}
