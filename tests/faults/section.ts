import type { Bed } from './bed.ts'
import { isClean, type Tally } from './tally.ts'

export type Row = Readonly<{ what: string; counts: Record<string, number>; ok: boolean; control?: true }>
/** `problems`: what went against a promise, in words. `notes`: what the figures do not say. */
export type Section = Readonly<{ rows: readonly Row[]; problems: readonly string[]; notes?: readonly string[] }>

export function tallyRow(what: string, tally: Tally): Row {
  const { problems: _problems, ...counts } = tally
  return { what, counts, ok: isClean(tally) && tally.runs > 0 }
}

export type Options = Readonly<{
  bed: Bed
  kills: number
  cuts: number
  /** The time given is used up: end with what was reached. */
  isOver(): boolean
  say(line: string): void
}>
