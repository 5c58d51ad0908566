import type { PdfFile } from '../../../pdf/file.ts'
import { isSigned, signatureFields } from '../../../pdf/form.ts'
import {
  asDict,
  asName,
  asRef,
  asStream,
  isList,
  type PdfDict,
  type PdfValue,
  sameValue,
} from '../../../pdf/objects.ts'
import type { Revision } from '../../../pdf/revisions.ts'

export type Step = Readonly<{
  before: PdfFile
  after: PdfFile
  revision: Revision
  /** Ends of the signatures that are checked themselves. */
  ends: ReadonlySet<number>
}>

/** Keys of a field that signing may set. */
const FIELD_KEYS = new Set(['V', 'AP', 'M'])

/**
 * Allows: one prepared, empty field receives a signature that covers this very revision, with its appearance. Everything
 * else, also what looks harmless, is left unexplained.
 */
export function explainsAnotherSignature({ before, after, revision, ends }: Step): boolean {
  if (!ends.has(revision.end)) return false
  const signed = newlySigned(before, after)
  if (!signed) return false
  const allowed = reachableNew([signed.entries.get('V'), signed.entries.get('AP')], { before, after })
  return revision.objects.every(({ n, value }) => {
    if (before.entry(n) === null || before.entry(n)?.kind === 'free') return allowed.has(n) || isXref(value)
    return isFieldChange(before.get(n), value, signed) || unchanged(before.get(n), value)
  })
}

const isXref = (value: PdfValue) => asName(asStream(value)?.dict.entries.get('Type')) === 'XRef'
const unchanged = (a: PdfValue, b: PdfValue) => !asStream(a) && !asStream(b) && sameValue(a, b)

/** The one field that was empty before and is signed now; null when there is not exactly one. */
function newlySigned(before: PdfFile, after: PdfFile): PdfDict | null {
  const old = signatureFields(before)
  const now = signatureFields(after)
  if (old.length !== now.length) return null
  const changed = now.filter((field, i) => isSigned(field) !== isSigned(old[i] ?? field))
  const [only] = changed
  const sameNames = now.every(({ name, ref }, i) => name === old[i]?.name && ref?.n === old[i]?.ref?.n)
  return changed.length === 1 && only && isSigned(only) && only.ref && sameNames ? only.dict : null
}

function isFieldChange(old: PdfValue, now: PdfValue, signed: PdfDict): boolean {
  const [was, is] = [asDict(old), asDict(now)]
  if (!was || !is || !sameValue(is, signed)) return false
  const keys = new Set([...was.entries.keys(), ...is.entries.keys()])
  return [...keys].every((key) => FIELD_KEYS.has(key) || sameValue(was.entries.get(key), is.entries.get(key)))
}

/** Numbers of objects that did not exist before and hang on the given values. */
function reachableNew(from: readonly (PdfValue | undefined)[], { before, after }: Pick<Step, 'before' | 'after'>) {
  const found = new Set<number>()
  const queue = [...from]
  while (queue.length > 0) {
    const value = queue.pop()
    const ref = asRef(value)
    if (ref && !found.has(ref.n) && before.entry(ref.n) === null) {
      found.add(ref.n)
      queue.push(after.get(ref.n))
    }
    if (isList(value)) queue.push(...value)
    const dict = asDict(value) ?? asStream(value)?.dict
    if (dict) queue.push(...dict.entries.values())
  }
  return found
}
