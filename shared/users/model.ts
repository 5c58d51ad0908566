import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { cleanText, lineSchema } from '#shared/kernel/text.ts'

export const userIdSchema = defineId('UserId')

/**
 * What somebody may do; a user holds one or more. `leader` reads and changes nothing; `reporter_keeper` alone opens the
 * identity of a reporter; `admin` looks after the vault and its users and need not read a single case.
 */
export const rightSchema = z.enum(['intake', 'examiner', 'team_lead', 'leader', 'reporter_keeper', 'admin'])
export type Right = z.infer<typeof rightSchema>
/** In the order in which people read them. */
export const ALL_RIGHTS: readonly Right[] = rightSchema.options

export const rightsSchema = z
  .array(rightSchema)
  .min(1)
  .overwrite((rights) => ALL_RIGHTS.filter((right) => rights.includes(right)))

/** What a user types to say who he is: small letters, digits, dot, dash; case and spaces around do not matter. */
export const loginSchema = z
  .string()
  .max(100)
  .overwrite((text) => cleanText(text).normalize('NFKC').trim().toLowerCase())
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])?$/)

/** A login name made of a name, for whoever has none yet: "Wening Prabasari" → `wening.prabasari`. */
export const loginFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.')
    .slice(0, 40)
    .replace(/^[.]+|[.]+$/g, '') || 'pengguna'

export const userSchema = z.strictObject({
  id: userIdSchema,
  /** Unique: the audit log shows it. */
  name: lineSchema(150),
  login: z.string(),
  position: lineSchema(200, 0),
  rights: z.array(rightSchema),
  /** Somebody else chose the password: the page asks for a new one. */
  passwordByAdmin: z.boolean(),
  createdAt: instantSchema,
  lastUnlockAt: instantSchema.nullable(),
  disabledAt: instantSchema.nullable(),
})
export type User = z.infer<typeof userSchema>

/** Length and strength are asked of every new password; page and core judge alike (strength.ts). */
export const nameUnreadable = {
  name_unreadable: { message: 'Tulis nama dengan huruf Latin biasa, seperti yang akan terbaca pada jejak audit.' },
} as const
export const passwordWeak = {
  password_weak: {
    message: 'Kata sandi ini terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan, lalu ulangi.',
  },
} as const
