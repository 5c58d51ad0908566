import type { Level, OfficialKind, Track } from './model.ts'

/** How page, workbook, paper and sentence name what the rules distinguish. */
export const TRACKS = {
  discipline: 'Disiplin PNS',
  ethics: 'Kode etik',
  pppk: 'Disiplin PPPK',
  contract: 'Non-ASN (perjanjian kerja)',
  criminal_referral: 'Dugaan pidana',
} as const satisfies Record<Track, string>

export const LEVELS = { light: 'Ringan', moderate: 'Sedang', severe: 'Berat' } as const satisfies Record<Level, string>

/** Inside a sentence: "hukuman ringan". */
export const levelInside = (level: Level): string => LEVELS[level].toLowerCase()

export const OFFICIALS = {
  president: 'Presiden',
  ppk: 'PPK (bupati/wali kota atau gubernur)',
  jpt_madya: 'JPT Madya (Sekretaris Daerah provinsi)',
  jpt_pratama: 'JPT Pratama (misalnya kepala dinas/badan)',
  administrator: 'Administrator (misalnya kepala bidang)',
  pengawas: 'Pengawas (misalnya kepala seksi/subbagian)',
  jf_named: 'JF Ahli Madya/Ahli Muda tertentu',
} as const satisfies Record<OfficialKind, string>
