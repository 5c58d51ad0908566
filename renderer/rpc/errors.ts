import { ORPCError } from '@orpc/client'

const UNREACHABLE =
  'Sambungan ke inti program terputus. Tunggu sebentar, lalu ulangi. Bila tetap gagal, tutup Saksama dan buka kembali.'

/** The declared code of a core error, or null for anything else (lost connection, page fault). */
export const errorCode = (error: unknown): string | null => (error instanceof ORPCError ? error.code : null)

const UNNAMED =
  'Terjadi kesalahan di dalam program. Ulangi sekali lagi; bila terulang, catat langkah terakhir Anda dan laporkan.'

// As the contract names them; the test of the contract holds every one to it.
const DECLARED = /^[a-z][a-z0-9_]*$/

/** The sentence a user reads: declared errors carry their own Indonesian one, all others are English. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ORPCError)) return UNREACHABLE
  return DECLARED.test(error.code) ? error.message : UNNAMED
}
