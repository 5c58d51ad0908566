import { ORPCError } from '@orpc/client'

const UNREACHABLE =
  'Sambungan ke inti program terputus. Tunggu sebentar, lalu ulangi. Bila tetap gagal, tutup Saksama dan buka kembali.'

/** The declared code of a core error, or null for anything else (lost connection, page fault). */
export const errorCode = (error: unknown): string | null => (error instanceof ORPCError ? error.code : null)

/** The sentence a user reads: declared errors carry their own Indonesian one. */
export const errorSentence = (error: unknown): string => (error instanceof ORPCError ? error.message : UNREACHABLE)
