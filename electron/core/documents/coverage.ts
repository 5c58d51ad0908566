import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from '@cantoo/fontkit'

/** True when some font family has the code point in every weight, so that bold print has it too. */
export type Covers = (codePoint: number) => boolean

export function readCoverage(fontsDir: string): Covers {
  const families = new Map<string, Set<number>[]>()
  for (const file of readdirSync(fontsDir).filter((name) => name.endsWith('.ttf'))) {
    const family = file.split('-')[0] ?? file
    const font = create(readFileSync(join(fontsDir, file)))
    const characters = 'characterSet' in font ? font.characterSet : []
    families.set(family, [...(families.get(family) ?? []), new Set(characters)])
  }
  // Tinos and Arimo are alternatives: only what both have counts as theirs.
  const [tinos = [], arimo = []] = [families.get('Tinos'), families.get('Arimo')]
  families.delete('Tinos')
  families.delete('Arimo')
  const groups = [[...tinos, ...arimo], ...families.values()]
  return (codePoint) => groups.some((weights) => weights.every((set) => set.has(codePoint)))
}

// Line ends and tabs are layout, not glyphs. Bidi overrides and isolates could make a name read as another one and are
// shown instead of obeyed, as are all other controls.
const LAYOUT = new Set([0x09, 0x0a])
const isHidden = (code: number) =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  (code >= 0xd800 && code <= 0xdfff)

/**
 * Replaces every code point that no font has by `[U+XXXX]` in all strings of a JSON value: a missing glyph would break
 * PDF/A silently (ISO 19005-3 § 6.2.11.8). Adds what was replaced to `replaced`.
 */
export function replaceUncovered(value: unknown, covers: Covers, replaced: Set<string>): unknown {
  if (typeof value === 'string') return replaceInText(value, covers, replaced)
  if (Array.isArray(value)) return value.map((item) => replaceUncovered(item, covers, replaced))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceUncovered(item, covers, replaced)]))
}

function replaceInText(text: string, covers: Covers, replaced: Set<string>): string {
  let out = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (LAYOUT.has(code) || (!isHidden(code) && covers(code))) {
      out += character
      continue
    }
    const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    replaced.add(isHidden(code) ? shown : character)
    out += `[${shown}]`
  }
  return out
}
