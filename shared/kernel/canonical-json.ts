export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * RFC 8785 (JSON Canonicalization Scheme): one byte-exact text per value. Keys sort by UTF-16 code units, numbers and
 * strings print as ECMAScript does; members that are `undefined` are left out. Throws a TypeError on lone surrogates,
 * NaN and infinities, which the RFC refuses.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return stringText(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${stringText(key)}:${canonicalJson(value[key] as Json)}`)
  return `{${members.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no NaN and no infinity.')
  return JSON.stringify(value)
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('A lone surrogate cannot be canonical JSON.')
  return JSON.stringify(value)
}
