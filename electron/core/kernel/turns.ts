export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** Runs one piece of work after the other, whatever becomes of each. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
