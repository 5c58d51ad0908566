/** Titles before a name, as they are written without dots. Religious and noble ones are titles here too. */
const BEFORE = new Set(
  'dr drs dra drh drg ir prof h hj kh hc rr rd rm kgs kms tgk tgh ust ustadz ustadzah nyai gus ida apt ns'.split(' '),
)
// Two of them are names as well: kept as titles only with a dot or before something else.
const NEEDS_DOT = new Set(['ida', 'gus', 'ns', 'rm', 'rd', 'rr', 'hc', 'kms', 'kgs', 'apt'])

/** Degrees after a name without dots and spaces: S.Pd., M.Si., A.Md.Keb., Ph.D., SE, MM. */
const AFTER =
  /^(?:s(?:e|h|t|p|s|i|m|pd|pdi|pdsd|pdk|ag|sos|sosi|si|kom|kep|km|kg|ked|ip|ikom|ptk|pt|psi|hut|tr|sn|ak|ap|farm|gz|hi|ei|stp|stat|tp|kel|keb|mn|mb|ds|us|th|fil|hum|in|kpm)|m(?:m|h|t|p|a|e|si|pd|pdi|ag|kom|kes|kep|hum|sc|kn|ap|ak|ba|ph|eng|ip|ikom|psi|epid|farm|sn|th|ud|s|tr|par|gz|sos|se|un|ds|mpar)|a(?:md|mg|mk|mkeb|mdkeb|mdkep|mdkom|mdak|mdfarm|mdpd|mdkg|mdgz|mpd|map|pt|ma|mkl|mdkl|mdrad|k|s|pi)|d(?:r|rs|a|tm|ea)|phd|llm|mba|bsc|msc|ba|spd|sppd|spog|spa|spb|span|sprad|spjp|spkj|sptht|spm|spp|spkk|cht|cpns|ca|qia|cgcae|ners|ns|st|sst|ssit|sstp|skm|sked|skep|apt|dipl|pgd|akp|qrma|crmp|ppa|cpm|gr)$/

export type SplitName = Readonly<{ titleBefore: string; name: string; titleAfter: string }>

const bare = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '')

/** "Drs. H. Contoh Nama, M.Si." → titles and the name between them. Nothing is lost: the parts are as written. */
export function splitTitles(full: string): SplitName {
  const text = full.replace(/\s+/g, ' ').trim()
  const comma = text.indexOf(',')
  const head = (comma < 0 ? text : text.slice(0, comma)).trim()
  const tail = comma < 0 ? '' : text.slice(comma + 1).trim()
  const words = head.split(' ').flatMap(apart)
  let first = 0
  while (first < words.length - 1 && isBefore(words[first] ?? '')) first += 1
  let last = words.length
  while (last > first + 1 && isDottedDegree(words[last - 1] ?? '')) last -= 1
  return {
    titleBefore: words.slice(0, first).join(' '),
    name: words.slice(first, last).join(' '),
    titleAfter: [words.slice(last).join(' '), tail].filter(Boolean).join(', '),
  }
}

/** "Drs.H.Contoh" is three words, "S.Pd." one. */
function apart(word: string): string[] {
  const parts = word.split('.').filter(Boolean)
  if (parts.length < 2 || AFTER.test(bare(word)) || !parts.some((part) => part.length > 3)) return [word]
  return parts.map((part, at) => (at < parts.length - 1 || word.endsWith('.') ? `${part}.` : part))
}

export function isBefore(word: string): boolean {
  const key = bare(word)
  return BEFORE.has(key) && (!NEEDS_DOT.has(key) || word.endsWith('.'))
}

/** A degree that cannot be a name: it has a dot inside or is all capitals. */
const isDottedDegree = (word: string): boolean =>
  AFTER.test(bare(word)) &&
  (/\.\p{L}/u.test(word) || (word.endsWith('.') && word.length > 3) || /^[A-Z]{2,4}$/.test(word))

export const isDegree = (word: string): boolean => AFTER.test(bare(word))
