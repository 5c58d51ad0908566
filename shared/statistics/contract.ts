import { z } from 'zod'
import { caseIdSchema } from '#shared/cases/model.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import {
  momentSchema,
  overviewSchema,
  periodSchema,
  STALLED_AFTER_DAYS,
  STALLED_AFTER_MOST,
  statisticsSchema,
} from './model.ts'

const periodic = procedure.errors({
  period_backwards: { message: 'Awal rentang waktu sesudah akhirnya. Tukar kedua tanggal itu.' },
})

export const statisticsContract = {
  /** What the start page shows, counted in the database. */
  overview: procedure
    .input(
      z.strictObject({ stalledAfterDays: z.number().int().min(1).max(STALLED_AFTER_MOST).default(STALLED_AFTER_DAYS) }),
    )
    .output(overviewSchema),
  get: periodic.input(periodSchema).output(statisticsSchema),
  /** The figures without names as a file of the user's choice; null = cancelled. */
  export: periodic
    .errors({
      save_failed: { message: 'Berkas tidak dapat disimpan di tempat itu. Pilih folder lain, lalu ulangi.' },
      disk_full: { message: 'Ruang disk habis. Kosongkan ruang, lalu ulangi.' },
      reporter_leak: {
        message: 'Berkas ini memuat data pelapor, sehingga tidak disimpan. Hapus datanya, lalu ulangi.',
      },
      render_failed: { message: 'PDF tidak dapat dibuat. Ulangi; bila tetap gagal, simpan sebagai XLSX.' },
    })
    .input(z.strictObject({ period: periodSchema, format: z.enum(['xlsx', 'pdf']) }))
    .output(z.strictObject({ savedAs: z.string().nullable() })),
  /** Everything of a case under two clocks: when it happened, when we learned it. By the first, unknown last. */
  timeline: procedure
    .errors({ case_not_found: { message: 'Perkara ini tidak ditemukan. Muat ulang daftar perkara.' } })
    .input(z.strictObject({ caseId: caseIdSchema }))
    .output(z.array(momentSchema)),
}
