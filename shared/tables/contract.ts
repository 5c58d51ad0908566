import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { lineSchema } from '#shared/kernel/text.ts'
import { openedTableSchema, TABLE_LIMITS, tableIdSchema, tablePurposeSchema } from './model.ts'

/** Why a file was refused; every one says what to do. */
export const tableErrors = {
  table_unreadable: {
    message: 'Berkas ini bukan tabel yang dapat dibaca. Simpan ulang sebagai XLSX atau CSV, lalu pilih lagi.',
  },
  table_empty: { message: 'Tidak ada isi pada berkas ini. Periksa berkas dan lembar yang dipilih.' },
  table_old_excel: {
    message:
      'Berkas Excel lama (.xls) atau berkas yang dilindungi kata sandi tidak dibaca. Buka di Excel, lepas kata sandinya, simpan sebagai XLSX, lalu pilih lagi.',
  },
  table_encrypted: {
    message: 'Berkas ini dilindungi kata sandi. Lepas kata sandinya di Excel, simpan, lalu pilih lagi.',
  },
  table_macros: {
    message:
      'Berkas ini berisi makro dan tidak dibuka. Simpan sebagai "Buku Kerja Excel (.xlsx)" tanpa makro, lalu pilih lagi.',
  },
  table_external: {
    message:
      'Berkas ini mengambil data dari berkas atau alamat lain dan tidak dibuka. Putuskan tautannya di Excel (Data, Edit Tautan), simpan, lalu pilih lagi.',
  },
  table_bomb: {
    message: 'Isi berkas ini membesar tidak wajar saat dibuka dan ditolak. Minta berkas baru dari pengirimnya.',
  },
  table_too_large: {
    message: 'Tabel ini terlalu besar untuk dibaca sekaligus. Bagi menjadi beberapa berkas yang lebih kecil.',
  },
  table_too_slow: {
    message: 'Berkas ini tidak selesai dibaca dalam waktu yang wajar dan ditolak. Bagi atau simpan ulang berkasnya.',
  },
} as const

const gone = procedure.errors({
  table_gone: { message: 'Tabel ini sudah ditutup atau brankas sempat terkunci. Pilih berkasnya sekali lagi.' },
})

export const tablesContract = {
  /** Reads a CSV or XLSX file apart from the core; nothing of it is stored. */
  open: procedure
    .errors(tableErrors)
    .input(
      z.strictObject({
        purpose: tablePurposeSchema,
        fileName: lineSchema(300),
        base64: z.base64().max(Math.ceil((TABLE_LIMITS.bytes * 4) / 3) + 4),
      }),
    )
    .output(openedTableSchema),
  /** Another sheet or another row of headers of the same file. */
  view: gone
    .errors({ table_empty: tableErrors.table_empty })
    .input(
      z.strictObject({
        id: tableIdSchema,
        sheet: z.number().int().min(0).max(1000),
        headerRow: z.number().int().min(0).max(1000).nullable(),
      }),
    )
    .output(openedTableSchema),
  close: procedure.input(z.strictObject({ id: tableIdSchema })).output(z.void()),
}

export const tableGone = { table_gone: gone['~orpc'].errorMap.table_gone } as const
