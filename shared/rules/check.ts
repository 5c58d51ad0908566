import { dayText } from '#shared/words/date-words.ts'
import type { RuleEntry } from './model.ts'

/** What is wrong with an entry, as the officer reads it: what, and what to do. */
export type Fault = Readonly<{ id: string; sentence: string }>

/** Every contradiction within a catalogue; empty when it may be used. */
export const faultsOf = (entries: readonly RuleEntry[]): Fault[] => [
  ...entries.flatMap(faultsAlone),
  ...doubleIds(entries),
  ...overlaps(entries),
  ...danglingReferences(entries),
]

/** Faults an entry has by itself. */
function faultsAlone(entry: RuleEntry): Fault[] {
  const fault = (sentence: string): Fault => ({
    id: entry.id,
    sentence: `Aturan "${entry.title || entry.id}": ${sentence}`,
  })
  const found: Fault[] = []
  if (entry.title === '') found.push(fault('judulnya kosong. Isi judul.'))
  if (entry.source === '') found.push(fault('sumbernya kosong. Tulis dari mana aturan ini dibaca.'))
  if (entry.article === '') found.push(fault('pasalnya kosong. Tulis pasal atau dasar penyebutannya.'))
  if (entry.text.trim() === '') found.push(fault('bunyi ringkasnya kosong. Tulis isi aturan secara singkat.'))
  if (entry.validTo !== null && entry.validTo < entry.validFrom)
    found.push(
      fault(
        `akhir berlaku (${dayText(entry.validTo)}) mendahului awal berlaku (${dayText(entry.validFrom)}). Perbaiki salah satunya.`,
      ),
    )
  for (const { source, article } of 'opinions' in entry ? entry.opinions : [])
    if (source === '' || article === '')
      found.push(fault('salah satu tingkat ancamannya tanpa sumber atau tanpa pasal. Lengkapi keduanya.'))
  return found
}

function doubleIds(entries: readonly RuleEntry[]): Fault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ id, sentence: `Pengenal "${id}" dipakai dua kali. Beri pengenal lain pada salah satunya.` }]
  })
}

/** One key has one wording on any day. */
function overlaps(entries: readonly RuleEntry[]): Fault[] {
  const latest = new Map<string, RuleEntry>()
  const sorted = [...entries].sort((a, b) => a.key.localeCompare(b.key) || a.validFrom.localeCompare(b.validFrom))
  return sorted.flatMap((entry) => {
    const before = latest.get(entry.key)
    if (!before || (entry.validTo ?? '9999') > (before.validTo ?? '9999')) latest.set(entry.key, entry)
    if (!before || (before.validTo !== null && before.validTo < entry.validFrom)) return []
    const sentence = `Masa berlaku "${entry.title}" (mulai ${dayText(entry.validFrom)}) bertumpang tindih dengan "${before.title}" (${dayText(before.validFrom)} sampai ${before.validTo ? dayText(before.validTo) : 'sekarang'}). Akhiri dahulu aturan yang lama, atau geser tanggalnya.`
    return [{ id: entry.id, sentence }]
  })
}

function danglingReferences(entries: readonly RuleEntry[]): Fault[] {
  const kinds = new Map(entries.map(({ key, kind }) => [key, kind]))
  return entries.flatMap((entry) =>
    referencesOf(entry)
      .filter(({ key, kind }) => kinds.get(key) !== kind)
      .map(({ key }) => ({
        id: entry.id,
        sentence: `Aturan "${entry.title}" merujuk "${key}", yang tidak ada dalam katalog. Tambahkan aturan itu dahulu, atau hapus rujukannya.`,
      })),
  )
}

type Reference = Readonly<{ key: string; kind: RuleEntry['kind'] }>
const all = (kind: RuleEntry['kind'], keys: readonly string[]): Reference[] => keys.map((key) => ({ key, kind }))

/** The keys an entry names, with the kind each must be of. */
export function referencesOf(entry: RuleEntry): Reference[] {
  switch (entry.kind) {
    case 'norm':
    case 'act':
      return [
        ...all('deed', entry.deeds),
        ...all('norm', entry.kind === 'act' ? entry.norms : []),
        ...all(
          'sanction',
          entry.opinions.flatMap(({ sanctions }) => sanctions),
        ),
      ]
    case 'sanction':
      return all('form', entry.form === null ? [] : [entry.form])
    case 'official':
      return all('sanction', [...entry.except, ...entry.only])
    case 'appeal':
      return all('interval', entry.intervals)
    default:
      return []
  }
}
