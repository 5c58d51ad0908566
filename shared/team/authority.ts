import type { Subject } from '#shared/cases/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { cited, citedOn, entriesOf } from '#shared/rules/lookup.ts'
import type { EntryOf, Level, OfficialKind, PositionLevel, RuleEntry, Track } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import type { Authority, Check, Suggestion, Team } from './model.ts'
import { noTableYet } from './other-tracks.ts'
import { guessPositionLevel } from './position.ts'

type Asked = Readonly<{
  team: Team
  entries: readonly RuleEntry[]
  /** The table in force on this day decides who may punish; for an act before it, that is said. */
  day: Day
  actDay?: Day | null
  level: Level | null
  /** The track chosen; null while nothing is classified. */
  track?: Track | null
  positionLevel: PositionLevel
  /** Key of the kind of sanction, once it is known. */
  sanctionKey?: string | null
}>

/** Rows of the table that give somebody the power to punish; several may overlap. */
export function competentRows({ team, entries, day, level, positionLevel, sanctionKey = null }: Asked) {
  return entriesOf(entries, 'official', day).filter(
    (row) =>
      (row.government === 'any' || row.government === team.government) &&
      row.over.includes(positionLevel) &&
      (level === null || row.levels.includes(level)) &&
      mayImpose(row, sanctionKey),
  )
}

const mayImpose = ({ except, only }: EntryOf<'official'>, key: string | null): boolean =>
  key === null || (!except.includes(key) && (only.length === 0 || only.includes(key)))

const HIGHER: Record<Team['government'], readonly OfficialKind[]> = {
  regency: ['pengawas', 'administrator', 'jpt_pratama', 'ppk'],
  province: ['pengawas', 'administrator', 'jpt_pratama', 'jpt_madya', 'ppk'],
}

/** The next higher official who is there (example 8); null when the chain ends. */
export function standingIn(official: OfficialKind, { government, vacant }: Team): OfficialKind | null {
  if (!vacant.includes(official)) return official
  const chain = HIGHER[government]
  const from = official === 'jf_named' ? 0 : chain.indexOf(official) + 1
  if (from === 0 && official !== 'jf_named') return null
  return chain.slice(from).find((one) => !vacant.includes(one)) ?? null
}

export function suggestionsOf(asked: Asked): Suggestion[] {
  return competentRows(asked).flatMap((row): Suggestion[] => {
    const official = standingIn(row.official, asked.team)
    if (!official) return []
    return [{ official, insteadOf: official === row.official ? null : row.official, rule: cited(row, asked.actDay) }]
  })
}

/** Who may punish one subject, with the text of the rule, overlaps and vacancies shown. */
export function authorityOf(asked: Omit<Asked, 'positionLevel'>, subject: Subject): Authority {
  const confirmed = asked.team.posts.find(({ subjectId }) => subjectId === subject.id)
  const positionLevel = confirmed?.positionLevel ?? guessPositionLevel(subject.person.position)
  const full = { ...asked, positionLevel }
  // The table speaks of PNS; PPPK and non-ASN have their contract partner instead.
  const applies = subject.person.employment === 'pns' || subject.person.employment === 'cpns'
  const suggestions = applies && asked.level !== null ? suggestionsOf(full) : []
  return {
    subjectId: subject.id,
    positionLevel,
    confirmed: confirmed !== undefined,
    level: asked.level,
    suggestions,
    checks: applies ? checksOf(full, suggestions) : [notForHim(full)],
  }
}

const rule = (asked: Asked, name: string) => citedOn(asked, `principle.${name}`)

const notForHim = (asked: Asked): Check => ({
  severity: 'info',
  sentence:
    'Tabel pejabat yang berwenang menghukum berlaku bagi PNS dan CPNS. Bagi pegawai ini keputusan ada pada pihak yang menandatangani perjanjian kerja.',
  rule: rule(asked, 'authority-report'),
})

function checksOf(asked: Asked, suggestions: readonly Suggestion[]): Check[] {
  if (asked.level === null) return [noTableYet(asked, { track: asked.track ?? null, level: null })]
  if (suggestions.length === 0)
    return [
      {
        severity: 'warning',
        sentence:
          'Tabel kewenangan tidak memuat pejabat bagi jabatan dan tingkat ini. Laporkan ke atas secara hierarki dan periksa naskah resmi.',
        rule: rule(asked, 'authority-report'),
      },
    ]
  const officials = new Set(suggestions.map(({ official }) => official))
  const overlap: Check[] =
    officials.size < 2
      ? []
      : [
          {
            severity: 'warning',
            sentence: `Kewenangan bertumpang tindih: ${[...officials].map((one) => OFFICIALS[one]).join('; ')}. Program hanya menyarankan; tetapkan menurut naskah resmi.`,
            rule: null,
          },
        ]
  const vacancies = suggestions.filter(({ insteadOf }) => insteadOf !== null)
  return [
    ...overlap,
    ...vacancies.map(
      ({ official, insteadOf }): Check => ({
        severity: 'info',
        sentence: `${insteadOf ? OFFICIALS[insteadOf] : ''} kosong, sehingga kewenangan beralih kepada ${OFFICIALS[official]}.`,
        rule: rule(asked, 'vacant-official'),
      }),
    ),
    {
      severity: 'info',
      sentence: 'Pejabat yang berwenang wajib menghukum pelanggaran yang terbukti.',
      rule: rule(asked, 'duty-to-punish'),
    },
  ]
}

/** Warnings when the signer of a decision is not whom the table names. Empty when all is well or nothing is known. */
export function signerChecks(asked: Asked, signer: OfficialKind): Check[] {
  const rows = suggestionsOf(asked)
  if (asked.level === null || rows.some(({ official }) => official === signer)) return []
  const names = [...new Set(rows.map(({ official }) => OFFICIALS[official]))].join(' atau ')
  const blocked =
    asked.sanctionKey && suggestionsOf({ ...asked, sanctionKey: null }).some(({ official }) => official === signer)
  const sentence = names
    ? `Penanda tangan (${OFFICIALS[signer]}) berbeda dari pejabat yang disarankan: ${names}.${blocked ? ' Jenis hukuman ini di luar batas kewenangannya.' : ''} Periksa kewenangannya sebelum menandatangani.`
    : `Tabel kewenangan tidak memuat pejabat bagi jabatan dan tingkat ini; periksa kewenangan ${OFFICIALS[signer]}.`
  return [{ severity: 'warning', sentence, rule: rows[0]?.rule ?? rule(asked, 'authority-report') }]
}
