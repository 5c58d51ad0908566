import { basename } from 'node:path'

type Fact = string | number | boolean

// Words of ours: action names, codes, procedure paths, versions, our own incident and record numbers.
const PLAIN = /^[A-Za-z0-9._:-]{0,64}$/
// As long as a key, a hash or a token would be.
const SECRET = /[A-Za-z0-9+/_=]{33,}/
const FRAME = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+):\d+\)?$/

/** A fact as it may stand in the log: numbers, flags and words of ours; anything that could be a person's is dropped. */
export function redactFact(fact: Fact): Fact {
  if (typeof fact !== 'string') return fact
  return PLAIN.test(fact) && !SECRET.test(fact) ? fact : '[disamarkan]'
}

/** What may be told of an error: its class, its code and where in the program, never its message. */
export function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code: unknown = 'code' in error ? error.code : undefined
  return {
    kind: redactWord(error.name),
    ...(typeof code === 'string' ? { code: redactWord(code) } : {}),
    at: framesOf(error).join(' < '),
    ...(error.cause === undefined ? {} : { cause: JSON.stringify(describeError(error.cause)) }),
  }
}

const redactWord = (word: string) => String(redactFact(word))

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => {
      const match = FRAME.exec(line.trim())
      return match ? [`${basename((match[1] ?? '').replaceAll('\\', '/'))}:${match[2]}`] : []
    })
    .slice(0, 8)
