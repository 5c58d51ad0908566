import { z } from 'zod'
import { instantSchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'

/** Names one form, e.g. `report:new` or `case:<id>:subject`. */
const keySchema = z.string().regex(/^[a-z0-9:_-]{1,120}$/)
const textSchema = z.string().max(200_000)

/** Unfinished typing in forms, kept in the encrypted database so that a lock or a crash loses nothing. */
export const draftsContract = {
  get: procedure
    .input(z.strictObject({ key: keySchema }))
    .output(z.strictObject({ json: textSchema, savedAt: instantSchema }).nullable()),
  put: procedure
    .input(z.strictObject({ key: keySchema, json: textSchema }))
    .output(z.strictObject({ savedAt: instantSchema })),
  discard: procedure.input(z.strictObject({ key: keySchema })).output(z.void()),
}
