/** Pangkat of civil servants (PP 99/2000 as amended); PPPK have golongan I–XVII without a rank name. */
export const RANKS = [
  'Juru Muda (I/a)',
  'Juru Muda Tingkat I (I/b)',
  'Juru (I/c)',
  'Juru Tingkat I (I/d)',
  'Pengatur Muda (II/a)',
  'Pengatur Muda Tingkat I (II/b)',
  'Pengatur (II/c)',
  'Pengatur Tingkat I (II/d)',
  'Penata Muda (III/a)',
  'Penata Muda Tingkat I (III/b)',
  'Penata (III/c)',
  'Penata Tingkat I (III/d)',
  'Pembina (IV/a)',
  'Pembina Tingkat I (IV/b)',
  'Pembina Utama Muda (IV/c)',
  'Pembina Utama Madya (IV/d)',
  'Pembina Utama (IV/e)',
] as const

export const PPPK_GRADES = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
] as const

/** "IIIb", "III.b", "Penata Muda Tk. I, III/b" → "Penata Muda Tingkat I (III/b)"; what is none stays as typed. */
export function normaliseRank(text: string): string {
  const trimmed = text.trim()
  const found = /\b(IV|I{1,3})\s*[/.\-–]?\s*([a-e])\b/i.exec(trimmed)
  if (found) {
    const grade = `(${found[1]?.toUpperCase()}/${found[2]?.toLowerCase()})`
    const rank = RANKS.find((one) => one.endsWith(grade))
    if (rank) return rank
  }
  const pppk = /^(?:gol(?:ongan)?\.?\s*)?([IVX]{1,5})$/i.exec(trimmed)?.[1]?.toUpperCase()
  return PPPK_GRADES.some((grade) => grade === pppk) ? `Golongan ${pppk}` : trimmed
}
