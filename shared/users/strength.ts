import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as indonesian, translations } from '@zxcvbn-ts/language-id'
import { PASSWORD_MIN } from '#shared/vault/model.ts'

export type Strength = Readonly<{
  score: 0 | 1 | 2 | 3 | 4
  /** Long and hard enough to be taken as a new password. */
  accepted: boolean
  warning: string
  suggestions: readonly string[]
}>

/**
 * A thousand million guesses, in the estimator's count: with a quarter of a second or more for each of them (Argon2id,
 * 256 MiB) that is years for a thief of the laptop. What zxcvbn calls its third level begins ten times lower.
 */
const GUESSES_LOG10 = 9
/** More is not looked at: the search grows with the square of the length. */
const MAX_CHECKED = 128

/**
 * Guesses how hard a password is to guess, with Indonesian and common word lists; the same in page and core. Heavy (about
 * 1 MB of words): import lazily. `known` are words an attacker would try first, such as the owner's name.
 */
export function createStrengthMeter(known: readonly string[]): (password: string) => Strength {
  const meter = new ZxcvbnFactory({
    dictionary: { ...common, ...indonesian },
    graphs: adjacencyGraphs,
    translations,
  })
  const words = [...known.flatMap((text) => text.split(/[\s.]+/)).filter((word) => word.length > 2), 'saksama']
  return (password) => {
    const { score, guessesLog10, feedback } = meter.check(password.slice(0, MAX_CHECKED), words)
    return {
      score,
      accepted: password.length >= PASSWORD_MIN && guessesLog10 >= GUESSES_LOG10,
      warning: feedback.warning ?? '',
      suggestions: feedback.suggestions,
    }
  }
}
