import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { settingsSchema } from './model.ts'

export const settingsContract = {
  get: procedure.output(settingsSchema),
  update: procedure.input(settingsSchema.omit({ logo: true })).output(settingsSchema),
  /** PNG or JPEG as base64, at most 2 MB of text; null removes the logo. */
  setLogo: procedure
    .errors({
      not_an_image: {
        message: 'Berkas ini bukan gambar PNG atau JPEG yang dapat dibaca. Pilih berkas logo yang lain.',
      },
    })
    .input(z.strictObject({ imageBase64: z.base64().max(2_800_000).nullable() }))
    .output(settingsSchema),
}
