import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as indonesian, translations } from '@zxcvbn-ts/language-id'

export type Strength = Readonly<{ score: 0 | 1 | 2 | 3 | 4; warning: string; suggestions: readonly string[] }>

const MAX_CHECKED = 128

/**
 * Guesses how hard a password is to guess, with Indonesian and common word lists. Heavy (about 1 MB): import lazily.
 * `known` are words an attacker would try first, such as the owner's name.
 */
export function createStrengthMeter(known: readonly string[]): (password: string) => Strength {
  const meter = new ZxcvbnFactory({
    dictionary: { ...common, ...indonesian },
    graphs: adjacencyGraphs,
    translations,
  })
  return (password) => {
    const { score, feedback } = meter.check(password.slice(0, MAX_CHECKED), [...known, 'saksama'])
    return { score, warning: feedback.warning ?? '', suggestions: feedback.suggestions }
  }
}
