import { citedOn, type Law } from '#shared/rules/lookup.ts'
import type { Level, OfficialKind, Track } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import type { Check } from './model.ts'

/** What is threatened: the track chosen, or null while nothing is classified. */
export type Threat = Readonly<{ track: Track | null; level: Level | null }>

const info = (law: Law, key: string, sentence: string): Check => ({
  ...{ severity: 'info', sentence },
  rule: citedOn(law, key),
})

/** Where no team of the discipline regulation is asked about: who examines instead. Null = the usual rules apply. */
export function examinersElsewhere(law: Law, { track, level }: Threat): Check | null {
  if (level === null && track === 'ethics')
    return info(
      law,
      'norm.pp42-15',
      'Jalur kode etik: yang memeriksa adalah Majelis Kode Etik, bukan tim pemeriksa disiplin.',
    )
  if (level === null && track !== null)
    return info(
      law,
      'principle.team-elements',
      'Klasifikasi yang dipilih tidak menyebut tingkat. Tetapkan tingkat ancaman di sini bila tim diperlukan.',
    )
  return null
}

/** Said beside the composition: the regulation's team is for civil servants. */
export function teamOfOthers(law: Law, { track }: Threat): Check[] {
  if (track !== 'pppk' && track !== 'contract') return []
  return [
    info(
      law,
      track === 'pppk' ? 'act.pppk' : 'act.non-asn',
      'Susunan tim PP 94/2021 berlaku bagi PNS dan CPNS. Bagi pegawai ini ikuti peraturan instansi; saran berikut hanya pembanding.',
    ),
  ]
}

/** A moral sanction is the PPK's (PP 42/2004 Pasal 15), whatever the table says of discipline. */
export const moralSigner = (law: Law, signer: OfficialKind): Check[] =>
  signer === 'ppk'
    ? []
    : [
        {
          severity: 'warning',
          sentence: `Sanksi moral ditetapkan oleh PPK; penanda tangannya lain (${OFFICIALS[signer]}). Periksa pendelegasiannya.`,
          rule: citedOn(law, 'norm.pp42-15'),
        },
      ]

/** Why the table of officials names nobody yet. */
export const noTableYet = (law: Law, { track }: Threat): Check => {
  if (track === 'ethics')
    return info(law, 'norm.pp42-15', 'Jalur kode etik: sanksi moral ditetapkan secara tertulis oleh PPK.')
  if (track !== null)
    return info(
      law,
      'principle.authority-report',
      'Klasifikasi yang dipilih tidak menyebut tingkat, sedangkan tabel kewenangan bergantung pada tingkat. Tetapkan tingkat ancaman di sini.',
    )
  return {
    severity: 'info',
    sentence: 'Pilih klasifikasi lebih dahulu: pejabat yang berwenang bergantung pada tingkat hukuman.',
    rule: null,
  }
}
