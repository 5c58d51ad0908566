import { isBefore, isDegree, splitTitles } from '#shared/people/titles.ts'

/** A word of a name: as written without marks, and as it sounds whatever its spelling. */
export type NameWord = Readonly<{ text: string; sound: string; isInitial: boolean }>

/** Spellings and short forms of names so common that offices write them in a dozen ways. */
const SAME_NAME: Readonly<Record<string, readonly string[]>> = {
  muhammad:
    'muhammad mohammad muhamad mohamad mohamed muhammed mochammad mochamad mokhamad mokhammad muchamad muchammad mukhamad mukhammad mohd mohd moh muh mhd moch much muhd md mch mhmd muhmd'.split(
      ' ',
    ),
  abdul: ['abd', 'abdl', 'abdoel', 'abdul', 'abdull'],
  siti: ['siti', 'sitti', 'st', 'sti', 'siety'],
  ahmad: ['ahmad', 'achmad', 'akhmad', 'ahmed', 'ahmat', 'achmat', 'akhmat', 'ach', 'akh'],
  nur: ['nur', 'noor', 'noer', 'nuur', 'nr'],
  sri: ['sri', 'srie', 'sry'],
}
const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(SAME_NAME).flatMap(([name, forms]) => forms.map((form) => [form, name] as const)),
)

/** Between a name and the father's; says nothing of who it is. */
const LINKS = new Set(['bin', 'binti', 'bt', 'bte', 'ibn', 'ibnu', 'alias', 'als'])

/**
 * Older to present spelling (Soewandi 1947, EYD 1972) and what is pronounced alike, then doubled letters once. The order
 * matters: `dj` is read before `j`, which then stands for the old `j` of `y` as well.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/oe|oo/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/nj/g, 'ny'],
  [/sj|sy|sh|ts(?=[aiu])/g, 's'],
  [/ch|kh/g, 'h'],
  [/dz|dh|dl/g, 'd'],
  [/th/g, 't'],
  [/ph|v|p/g, 'f'],
  [/q|k$/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/[jy]/g, 'i'],
  [/ie|ii|iy/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=.{2})h$/g, ''],
]

export function soundOf(text: string): string {
  const canonical = CANONICAL.get(text) ?? text
  return SOUNDS.reduce((word, [pattern, sound]) => word.replace(pattern, sound), canonical)
}

/** The words of a name without titles and degrees, in order. */
export function nameWords(full: string): NameWord[] {
  const { name } = splitTitles(full)
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`ʼ]/g, '')
    .split(/[\s\-–/]+/)
    .flatMap((word) => word.split('.'))
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '' && !LINKS.has(word))
  // Capitals after the name without a comma: "CONTOH NAMA SPD MSI".
  while (words.length > 2 && (words.at(-1) ?? '').length > 2 && isDegree(words.at(-1) ?? '')) words.pop()
  while (words.length > 1 && isBefore(words[0] ?? '') && (words[0] ?? '').length > 1 && words[0] !== 'h') words.shift()
  return words.map((text) => ({ text, sound: soundOf(text), isInitial: text.length === 1 }))
}
