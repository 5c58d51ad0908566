/** What to tell of an error: our own sentence, or `otherwise` with the system's code, whose own words are English. */
export function sentenceOf(error: unknown, otherwise: string): string {
  if (!(error instanceof Error)) return otherwise
  return 'syscall' in error && 'code' in error ? `${otherwise} (${String(error.code)})` : error.message
}
