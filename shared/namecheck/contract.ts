import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { employeeIdSchema } from '#shared/people/register.ts'
import { reportIdSchema, reportSourceSchema } from '#shared/reports/model.ts'
import { tableGone } from '#shared/tables/contract.ts'
import { mappingSchema, tableIdSchema } from '#shared/tables/model.ts'
import {
  entryFilterSchema,
  nameEntryIdSchema,
  nameEntrySchema,
  nameListIdSchema,
  nameListSchema,
  verdictSchema,
} from './model.ts'

const known = procedure.errors({
  list_not_found: { message: 'Daftar nama ini tidak ditemukan. Muat ulang halaman.' },
})
const entry = procedure.errors({
  entry_not_found: { message: 'Nama ini tidak ditemukan pada daftar. Muat ulang halaman.' },
})

export const namecheckContract = {
  lists: procedure.output(z.array(nameListSchema)),
  get: known.input(z.strictObject({ id: nameListIdSchema })).output(nameListSchema),
  /** Keeps the rows of an opened table as a list; rows without a name stay out and are counted. */
  create: procedure
    .errors({
      ...tableGone,
      name_not_mapped: { message: 'Kolom nama belum dipilih. Tunjuk kolom yang berisi nama.' },
      list_empty: { message: 'Tidak ada nama pada kolom yang dipilih. Periksa kolom dan baris judulnya.' },
    })
    .input(z.strictObject({ title: lineSchema(200), tableId: tableIdSchema, mapping: mappingSchema }))
    .output(z.strictObject({ list: nameListSchema, skipped: z.number().int() })),
  /** Compares every name with the register; candidates found before are replaced, decisions stay. */
  match: known
    .errors({
      register_empty: { message: 'Data kepegawaian masih kosong. Impor data pegawai lebih dahulu.' },
      match_failed: { message: 'Pencocokan tidak selesai. Tidak ada yang berubah; ulangi pencocokan.' },
    })
    .input(z.strictObject({ id: nameListIdSchema }))
    .output(
      eventIterator(
        z.strictObject({ done: z.number().int(), total: z.number().int(), list: nameListSchema.nullable() }),
      ),
    ),
  entries: known
    .input(
      z.strictObject({
        id: nameListIdSchema,
        filter: entryFilterSchema,
        search: z.string().max(200).default(''),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.strictObject({ total: z.number().int(), entries: z.array(nameEntrySchema) })),
  /** Each decision is kept; the last one counts. */
  decide: entry
    .errors({ person_missing: { message: 'Pilih dahulu pegawai yang dimaksud, lalu simpan putusannya.' } })
    .input(
      z.strictObject({
        id: nameEntryIdSchema,
        verdict: verdictSchema,
        employeeId: employeeIdSchema.nullable(),
        note: proseSchema(2000),
      }),
    )
    .output(nameEntrySchema),
  /** Registers a report about the person found; once for each name. */
  makeReport: entry
    .errors({
      not_decided: { message: 'Hanya nama yang dinyatakan orang yang sama yang dapat dijadikan laporan.' },
      report_made: { message: 'Laporan untuk nama ini sudah dicatat.' },
    })
    .input(z.strictObject({ id: nameEntryIdSchema, source: reportSourceSchema }))
    .output(z.strictObject({ reportId: reportIdSchema })),
  export: known
    .errors({
      disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi ekspor.' },
      save_failed: { message: 'Berkas tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
      render_failed: { message: 'PDF tidak dapat disusun. Ulangi; bila tetap gagal, ekspor sebagai XLSX.' },
      render_timeout: { message: 'PDF terlalu lama disusun. Saring daftarnya atau ekspor sebagai XLSX.' },
    })
    .input(z.strictObject({ id: nameListIdSchema, format: z.enum(['xlsx', 'pdf']), filter: entryFilterSchema }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
}
