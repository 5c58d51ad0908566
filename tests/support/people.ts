import type { Day } from '#shared/kernel/instant.ts'
import type { Person } from '#shared/people/model.ts'
import { RANKS } from '#shared/people/ranks.ts'

/** A source of chance that repeats (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const START =
  'Adi Bima Cahya Dewa Eka Fajar Galih Hasan Indra Joko Kartika Lestari Mega Nanda Prama Rangga Satria Tirta Wening Yudha Zulfan Harsa Mulya Surya Purna Larasa Wicaksa Sasmaya Praba Kusuma'.split(
    ' ',
  )
const END =
  'wan wati ningsih yanto yono dewi sari putra putri nugraha hadi tama darma arta rini santi asih mukti jaya karta'.split(
    ' ',
  )
const COMMON = ['Muhammad', 'Siti', 'Sri', 'Abdul', 'Nur', 'Ahmad', 'Dewi', 'Eko', 'Agus', 'Tri']
const OFFICES = ['Dinas Contoh', 'Badan Percobaan', 'Kecamatan Misal', 'Sekretariat Uji', 'Puskesmas Andai']

export type InventedPerson = Readonly<{ person: Person; birthDay: Day }>

/** People who do not exist: made-up names, NIPs whose serial is 000. */
export function inventPeople(count: number, seed = 1): InventedPerson[] {
  const random = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = () => {
    const end = pick(END)
    return random() < 0.3 ? `${pick(START)}${end}${pick(['', 'a', 'o', 'ti'])}` : `${pick(START)}${end}`
  }
  const two = (value: number) => String(value).padStart(2, '0')
  const used = new Set<string>()
  return Array.from({ length: count }, () => {
    const birth = () =>
      `${1965 + Math.floor(random() * 35)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
    let birthDay = birth()
    let nip = ''
    do {
      birthDay = birth()
      const started = `${Number(birthDay.slice(0, 4)) + 20 + Math.floor(random() * 14)}${two(1 + Math.floor(random() * 12))}`
      nip = `${birthDay.replaceAll('-', '')}${started}${random() < 0.5 ? 1 : 2}000`
    } while (used.has(nip))
    used.add(nip)
    const words = [...(random() < 0.4 ? [pick(COMMON)] : []), word(), ...(random() < 0.7 ? [word()] : [])]
    const person: Person = {
      name: words.join(' '),
      titleBefore: random() < 0.15 ? 'Dr.' : '',
      titleAfter: random() < 0.6 ? pick(['S.Pd.', 'S.E.', 'S.Kom.', 'M.Si.']) : '',
      nip,
      employment: 'pns',
      rank: pick(RANKS),
      position: pick(['Pengelola Data', 'Analis Contoh', 'Guru Percobaan', 'Perawat Misal']),
      office: pick(OFFICES),
    }
    return { person, birthDay: birthDay as Day }
  })
}

/** The name as somebody else would write it: old spelling, short forms, a title, a slip of the finger. */
export function respell(name: string, random: () => number): string {
  const changes: readonly ((text: string) => string)[] = [
    (text) => text.replace(/u/i, (letter) => (letter === 'U' ? 'Oe' : 'oe')),
    (text) => text.replace(/y/, 'j'),
    (text) => text.replace(/j/, 'dj'),
    (text) => text.replace('Muhammad', ['M.', 'Moh.', 'Mohamad', 'Mochammad'][Math.floor(random() * 4)] ?? 'M.'),
    (text) => text.replace('Ahmad', 'Achmad'),
    (text) => text.replace(/([a-z])(?=[a-z]{2}$)/, '$1$1'),
    (text) => text.toUpperCase(),
    (text) => `Drs. H. ${text}, M.Si`,
    (text) => text.split(' ').reverse().join(' '),
    (text) => (text.split(' ').length > 2 ? text.split(' ').slice(0, -1).join(' ') : text),
    (text) => {
      const at = 2 + Math.floor(random() * Math.max(1, text.length - 3))
      return text.slice(0, at) + text.slice(at + 1)
    },
    (text) => {
      const at = 2 + Math.floor(random() * Math.max(1, text.length - 4))
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
    },
  ]
  const first = changes[Math.floor(random() * changes.length)] as (text: string) => string
  const second = changes[Math.floor(random() * changes.length)] as (text: string) => string
  return random() < 0.5 ? first(name) : second(first(name))
}
