import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { proseSchema } from '#shared/kernel/text.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'
import { anchorStatusSchema, auditEntrySchema, auditHeadSchema, headCheckSchema, rollbackSchema } from './model.ts'

export const auditContract = {
  /** Newest first, 200 at a time; `before` is the last `seq` already shown. `subject` keeps one case or item with all that belongs to it. */
  list: procedure
    .input(
      z.strictObject({
        before: z.number().int().positive().nullable().default(null),
        action: z.string().max(60).default(''),
        subject: z.string().max(64).default(''),
        search: z.string().max(200).default(''),
        from: daySchema.nullable().default(null),
        to: daySchema.nullable().default(null),
      }),
    )
    .output(z.strictObject({ entries: z.array(auditEntrySchema), more: z.boolean() })),
  head: procedure.output(auditHeadSchema),
  /** Walks the chain; the last event has `done` and names the first broken link, if any. */
  verify: procedure.output(
    eventIterator(
      z.strictObject({
        checked: z.number(),
        total: z.number(),
        done: z.boolean(),
        brokenAt: z.number().int().nullable(),
        reason: z.string(),
      }),
    ),
  ),

  /** The head as it is printed, and what each place outside knew when the vault was opened. */
  anchors: procedure.output(
    z.strictObject({
      head: auditHeadSchema,
      /** Twelve words of the head; empty while the log is. */
      words: z.array(z.string()),
      qrText: z.string(),
      places: z.array(anchorStatusSchema),
    }),
  ),
  /** Every rollback this vault has on record, newest first. */
  rollback: procedure.output(z.array(rollbackSchema)),
  /** Ends the alarm, not the record of it. */
  acknowledgeRollback: procedure
    .errors({
      rollback_not_found: { message: 'Peringatan ini tidak ditemukan atau sudah diterangkan. Muat ulang halaman.' },
    })
    .input(z.strictObject({ seq: z.number().int().positive(), reason: proseSchema(2000, 10) }))
    .output(rollbackSchema),
  /** A head from paper against this log. `hashStart`: 16 to 64 hex digits. */
  checkHead: procedure
    .input(
      z.strictObject({
        seq: z.number().int().positive(),
        hashStart: z.string().regex(/^[0-9a-f]{16,64}$/),
        vaultId: vaultIdSchema.nullable().default(null),
      }),
    )
    .output(headCheckSchema),
  /** Writes the whole log with its proof to a file of the user's choice; the last event has `done`. */
  exportLog: procedure
    .errors({
      save_failed: { message: 'Jejak audit tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
    })
    .output(
      eventIterator(
        z.strictObject({
          written: z.number(),
          total: z.number(),
          done: z.boolean(),
          /** Null until done, and when cancelled. */
          savedAs: z.string().nullable(),
        }),
      ),
    ),
}
