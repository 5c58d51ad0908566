import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { platformSchema } from '#shared/reports/model.ts'
import { tableGone } from '#shared/tables/contract.ts'
import { mappingSchema, tableIdSchema } from '#shared/tables/model.ts'
import { personSchema } from './model.ts'
import {
  accountIdSchema,
  accountSchema,
  employeeIdSchema,
  employeeRecordSchema,
  employeeSchema,
  importSummarySchema,
  snapshotSchema,
} from './register.ts'

const known = procedure.errors({
  employee_not_found: { message: 'Pegawai ini tidak ditemukan pada data kepegawaian. Muat ulang daftarnya.' },
})
const nipTaken = {
  nip_taken: { message: 'NIP ini sudah dipakai pegawai lain pada data kepegawaian. Periksa kembali NIP-nya.' },
} as const
const account = procedure.errors({
  account_not_found: { message: 'Akun ini tidak ditemukan pada data pegawai. Muat ulang halaman.' },
  account_withdrawn: { message: 'Kaitan akun ini sudah dicabut. Catat akunnya lagi bila memang miliknya.' },
})
const importing = procedure.errors({
  ...tableGone,
  name_not_mapped: { message: 'Kolom nama belum dipilih. Tunjuk kolom yang berisi nama pegawai.' },
  import_cancelled: { message: 'Impor dibatalkan. Tidak ada yang disimpan.' },
})
const importInput = z.strictObject({
  tableId: tableIdSchema,
  mapping: mappingSchema,
  /** Since when what has no date of its own is taken to hold. */
  asOf: daySchema,
})
const progress = z.strictObject({
  phase: z.enum(['check', 'write']),
  done: z.number().int(),
  total: z.number().int(),
  /** With the last event. */
  summary: importSummarySchema.nullable(),
})
export type ImportProgress = z.infer<typeof progress>

export const peopleContract = {
  /** A page of the register by name or NIP; every word must occur. */
  search: procedure
    .input(
      z.strictObject({
        search: z.string().max(200).default(''),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.strictObject({ total: z.number().int(), people: z.array(employeeSchema) })),
  get: known.input(z.strictObject({ id: employeeIdSchema })).output(employeeRecordSchema),
  /** The person as on a day, for the snapshot in a case. */
  asOf: known.input(z.strictObject({ id: employeeIdSchema, day: daySchema })).output(snapshotSchema),
  create: procedure
    .errors(nipTaken)
    .input(z.strictObject({ person: personSchema, birthDay: daySchema.nullable(), validFrom: daySchema }))
    .output(employeeRecordSchema),
  /** What differs from `validFrom` on becomes history; what held before stays. */
  update: known
    .errors(nipTaken)
    .input(
      z.strictObject({
        id: employeeIdSchema,
        person: personSchema,
        birthDay: daySchema.nullable(),
        validFrom: daySchema,
      }),
    )
    .output(employeeRecordSchema),

  /** Reads every row and says what an import would do; stores nothing. */
  preview: importing.input(importInput).output(eventIterator(progress)),
  /** All rows or none; ending the stream before the last phase stores nothing. */
  import: importing.input(importInput).output(eventIterator(progress)),

  addAccount: known
    .errors({
      account_known: { message: 'Akun ini sudah tercatat pada pegawai ini.' },
      evidence_not_found: { message: 'Bukti ini tidak ditemukan. Muat ulang daftar bukti.' },
    })
    .input(
      z.strictObject({
        employeeId: employeeIdSchema,
        platform: platformSchema,
        account: lineSchema(200),
        url: lineSchema(2000, 0),
        evidenceId: evidenceIdSchema.nullable(),
        note: proseSchema(2000),
      }),
    )
    .output(accountSchema),
  /** Names the evidence that the account is his, and why it shows that. */
  proveAccount: account
    .errors({ evidence_not_found: { message: 'Bukti ini tidak ditemukan. Muat ulang daftar bukti.' } })
    .input(z.strictObject({ id: accountIdSchema, evidenceId: evidenceIdSchema, note: proseSchema(2000, 5) }))
    .output(accountSchema),
  withdrawAccount: account
    .input(z.strictObject({ id: accountIdSchema, reason: proseSchema(2000, 5) }))
    .output(accountSchema),
}
