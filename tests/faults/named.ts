export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? error)

/** What the core says of its own accord: a code of the contract and a whole Indonesian sentence. */
export function isNamed(error: unknown): boolean {
  const { end, message } = error as { end?: { state: string; code?: string; message?: string }; message: string }
  if (end) return end.state === 'failed' && typeof end.code === 'string'
  return isSentence(message) && (codeOf(error) === String(error) || /^[a-z][a-z0-9_]*$/.test(codeOf(error)))
}

const isSentence = (text: string) => /^[A-Z«].{15,}\.$/s.test(text)
