/**
 * What a user can cause and must be told about. `code` is declared in the contract together with its Indonesian
 * sentence; `message` replaces that sentence where it must name something (a file, a place).
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  /** True when the caller gave its own sentence. */
  readonly worded: boolean

  constructor(code: string, message?: string, options?: ErrorOptions) {
    super(message ?? code, options)
    this.code = code
    this.worded = message !== undefined
  }
}
