import { ORPCError } from '@orpc/client'

const UNREACHABLE =
  'Sambungan ke inti program terputus. Tunggu sebentar, lalu ulangi. Bila tetap gagal, tutup Saksama dan buka kembali.'

/** The declared code of a core error, or null for anything else (lost connection, page fault). */
export const errorCode = (error: unknown): string | null => (error instanceof ORPCError ? error.code : null)

const UNNAMED =
  'Terjadi kesalahan di dalam program. Ulangi sekali lagi; bila terulang, catat langkah terakhir Anda dan laporkan.'

/** The sentence a user reads: declared errors carry their own Indonesian one, the transport's own are English. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ORPCError)) return UNREACHABLE
  return /^[A-Z_]+$/.test(error.code) ? UNNAMED : error.message
}
