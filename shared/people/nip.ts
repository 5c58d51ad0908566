import type { Employment } from './model.ts'

/** Groups a NIP 8-6-1-3 for display; anything that is not 18 digits is shown as typed. */
export function formatNip(nip: string): string {
  const digits = nip.replace(/[\s.]/g, '')
  return /^\d{18}$/.test(digits) ? digits.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4') : nip
}

/**
 * What looks wrong with a NIP, as Indonesian sentences; empty when nothing does. Warns, never blocks.
 * PNS: birth yyyymmdd, appointment yyyymm, sex 1/2, serial 3. PPPK carries another code where PNS has the month.
 */
export function nipWarnings(nip: string, employment: Employment): string[] {
  const digits = nip.replace(/[\s.]/g, '')
  if (digits === '' || employment === 'non_asn') return []
  if (!/^\d{18}$/.test(digits)) return ['NIP biasanya 18 angka. Periksa kembali.']
  const warnings: string[] = []
  if (!isDay(digits.slice(0, 8))) warnings.push('Delapan angka pertama NIP bukan tanggal lahir yang mungkin.')
  const month = Number(digits.slice(12, 14))
  if (employment !== 'pppk' && (month < 1 || month > 12))
    warnings.push('Angka ke-13 dan ke-14 NIP bukan bulan pengangkatan.')
  if (!/[12]/.test(digits[14] ?? '')) warnings.push('Angka ke-15 NIP (jenis kelamin) biasanya 1 atau 2.')
  if (Number(digits.slice(8, 12)) - Number(digits.slice(0, 4)) < 18)
    warnings.push('Menurut NIP, usia saat diangkat kurang dari 18 tahun.')
  return warnings
}

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    (year ?? 0) >= 1930
  )
}
