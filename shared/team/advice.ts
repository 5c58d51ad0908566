import type { Subject } from '#shared/cases/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import { citedOn, type Law } from '#shared/rules/lookup.ts'
import type { Level, RuleEntry, Track } from '#shared/rules/model.ts'
import type { Check, Element, Member, Team } from './model.ts'
import { examinersElsewhere, teamOfOthers } from './other-tracks.ts'
import { rankOrder } from './position.ts'

type Known = Readonly<{
  team: Team
  /** Threatened level; null while nothing is classified. */
  level: Level | null
  /** The track of the heaviest choice; null while nothing is classified. */
  track?: Track | null
  subjects: readonly Subject[]
  entries: readonly RuleEntry[]
  today: Day
  /** Day of the act, if known: its law is cited where the catalogue has it. */
  actDay?: Day | null
}>

/** What the rules say about who examines, and every conflict there is. */
export function teamAdvice(known: Known): Check[] {
  const examining = activeMembers(known.team)
  const law = lawOf(known)
  const threat = { track: known.track ?? null, level: known.level }
  const elsewhere = examinersElsewhere(law, threat)
  const composed = elsewhere ? [elsewhere] : [...teamOfOthers(law, threat), ...composition(known, examining)]
  return [...composed, ...known.team.members.flatMap((member) => conflicts(known, member))]
}

/** Members who have no substitute. */
export const activeMembers = ({ members }: Team): Member[] =>
  members.filter(({ id }) => !members.some(({ substituteFor }) => substituteFor === id))

const lawOf = ({ entries, today, actDay = null }: Known): Law => ({ entries, day: today, actDay })

const check = (known: Known, severity: Check['severity'], [name, sentence]: readonly [string, string]): Check => ({
  ...{ severity, sentence },
  rule: citedOn(lawOf(known), `principle.${name}`),
})

const ELEMENTS: readonly (readonly [Element, string])[] = [
  ['superior', 'atasan langsung'],
  ['oversight', 'unsur pengawasan'],
  ['personnel', 'unsur kepegawaian'],
]

function composition(known: Known, examining: readonly Member[]): Check[] {
  const missing = ELEMENTS.filter(([element]) => !examining.some((member) => member.element === element))
  const names = missing.map(([, name]) => name).join(', ')
  const lacksSuperior = missing.some(([element]) => element === 'superior')
  switch (known.level) {
    case null:
      return [
        check(known, 'info', [
          'team-elements',
          'Tingkat ancaman belum diketahui. Pilih klasifikasi perbuatan, atau tetapkan tingkatnya di sini.',
        ]),
      ]
    case 'light':
      return [
        lacksSuperior
          ? check(known, 'warning', [
              'examiner-light',
              'Ancaman ringan: pemeriksaan dilakukan oleh atasan langsung, yang belum dicatat.',
            ])
          : check(known, 'ok', [
              'examiner-light',
              'Ancaman ringan: atasan langsung sudah dicatat; tim tidak diperlukan.',
            ]),
      ]
    case 'moderate':
      return [moderate(known, { examining, missing: names, lacksSuperior })]
    case 'severe':
      return [
        missing.length > 0
          ? check(known, 'warning', [
              'team-severe',
              `Ancaman berat: tim pemeriksa wajib dibentuk. Belum ada: ${names}.`,
            ])
          : check(known, 'ok', [
              'team-elements',
              'Susunan tim lengkap: atasan langsung, unsur pengawasan, dan unsur kepegawaian.',
            ]),
      ]
  }
}

type Composed = Readonly<{ examining: readonly Member[]; missing: string; lacksSuperior: boolean }>

function moderate(known: Known, { examining, missing, lacksSuperior }: Composed): Check {
  if (missing === '')
    return check(known, 'ok', ['team-moderate', 'Ancaman sedang: tim lengkap (pembentukan tim tidak wajib).'])
  const alone = examining.length > 0 && examining.every(({ element }) => element === 'superior')
  if (alone)
    return check(known, 'ok', [
      'team-moderate',
      'Ancaman sedang: atasan langsung memeriksa sendiri; tim dapat dibentuk bila perlu.',
    ])
  return check(known, 'warning', [
    'team-moderate',
    lacksSuperior && examining.length === 0
      ? 'Ancaman sedang: atasan langsung, atau tim pemeriksa, perlu dicatat.'
      : `Ancaman sedang: bila tim dibentuk, susunannya harus lengkap. Belum ada: ${missing}.`,
  ])
}

/** Involvement, kinship and rank of one member; whoever has a substitute is out of the matter. */
function conflicts(known: Known, member: Member): Check[] {
  const replaced = known.team.members.find(({ substituteFor }) => substituteFor === member.id)
  const { name } = member.person
  if (replaced) return replacement(known, member, replaced)
  const found: Check[] = []
  if (member.involved)
    found.push(
      check(known, 'warning', [
        'superior-involved',
        member.element === 'superior'
          ? `${name} terlibat dalam pelanggaran. Catat atasan yang lebih tinggi sebagai penggantinya.`
          : `${name} terlibat dalam pelanggaran. Ganti dengan orang lain.`,
      ]),
    )
  if (member.kinship !== '')
    found.push(
      check(known, 'warning', [
        'examiner-kinship',
        `${name} menyatakan hubungan keluarga: ${member.kinship}. Sebaiknya diganti.`,
      ]),
    )
  return [...found, ...isSubject(known, member), ...lowerRanks(known, member)]
}

function replacement(known: Known, member: Member, substitute: Member): Check[] {
  const why = member.involved ? 'superior-involved' : 'examiner-kinship'
  const ok = check(known, 'ok', [why, `${member.person.name} digantikan oleh ${substitute.person.name}.`])
  const [own, his] = [rankOrder(member.person), rankOrder(substitute.person)]
  if (!member.involved || member.element !== 'superior' || own === null || his === null || his >= own) return [ok]
  return [
    ok,
    check(known, 'warning', [
      'superior-involved',
      `Pengganti ${substitute.person.name} berpangkat lebih rendah daripada ${member.person.name}; penggantinya seharusnya atasan yang lebih tinggi.`,
    ]),
  ]
}

const isSubject = (known: Known, { person }: Member): Check[] =>
  known.subjects
    .filter((subject) => person.nip !== '' && subject.person.nip === person.nip)
    .map(() =>
      check(known, 'warning', [
        'superior-involved',
        `${person.name} adalah terlapor dalam perkara ini dan tidak dapat memeriksa.`,
      ]),
    )

function lowerRanks(known: Known, { person }: Member): Check[] {
  const own = rankOrder(person)
  if (own === null) return []
  return known.subjects
    .filter((subject) => (rankOrder(subject.person) ?? 0) > own)
    .map((subject) =>
      check(known, 'warning', [
        'examiner-rank',
        `Pangkat ${person.name} (${person.rank}) lebih rendah daripada ${subject.person.name} (${subject.person.rank}).`,
      ]),
    )
}
