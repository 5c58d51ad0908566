import { z } from 'zod'
import type { Day } from '#shared/kernel/instant.ts'
import { articlesIn } from '#shared/rules/articles.ts'
import { citedOn, compareLevels, compareSanctions, entriesOf } from '#shared/rules/lookup.ts'
import { type EntryOf, type RuleEntry, ruleRefSchema } from '#shared/rules/model.ts'
import { levelInside } from '#shared/rules/words.ts'
import { dayText } from '#shared/words/date-words.ts'
import type { Classification, Reading } from './model.ts'
import type { PriorSanction } from './prior.ts'

/** Something the officer should weigh before a sanction is chosen; never blocks. */
export const noticeSchema = z.strictObject({
  kind: z.enum([
    'single_heaviest',
    'other_tracks',
    'repetition',
    'earlier',
    'running_lighter',
    'running_heavier',
    'double',
    'crime',
  ]),
  severity: z.enum(['info', 'warning']),
  sentence: z.string(),
  rule: ruleRefSchema.nullable(),
})
export type Notice = z.infer<typeof noticeSchema>

type Known = Readonly<{
  /** Choices in effect, one per act of one person. */
  choices: readonly Classification[]
  /** Days of those acts. */
  actDays: readonly Day[]
  priors: readonly PriorSanction[]
  /** Readings of those acts as suspected crimes, whatever was chosen. */
  crimes: readonly Reading[]
  entries: readonly RuleEntry[]
  today: Day
}>

/** The choice with the heaviest threat; null without any. Only what is punished by level competes. */
export const heaviestOf = (choices: readonly Classification[]): Classification | null =>
  choices.reduce<Classification | null>(
    (heaviest, choice) =>
      heaviest && compareLevels(heaviest.reading.level, choice.reading.level) >= 0 ? heaviest : choice,
    null,
  )

/** What follows from several acts and from earlier sanctions of the same person (examples 18b, 18c, 24a, 24b). */
export function noticesOf(known: Known): Notice[] {
  return [...crimes(known), ...severalActs(known), ...known.priors.flatMap((prior) => fromPrior(known, prior))]
}

/** Several acts: the law of the first of them. */
const principle = ({ entries, today, actDays }: Known, name: string) =>
  citedOn({ entries, day: today, actDay: actDays.toSorted()[0] ?? null }, `principle.${name}`)

/** Election law runs beside discipline: the referral is nobody's choice between readings. */
const crimes = (known: Known): Notice[] =>
  known.crimes.map(({ rule }) => ({
    kind: 'crime',
    severity: 'warning',
    sentence: `Perbuatan ini dapat pula merupakan tindak pidana (${rule.article}). Pertimbangkan penerusan kepada Bawaslu/Sentra Gakkumdu; pemeriksaan disiplin atau kode etik tetap berjalan.`,
    rule,
  }))

function severalActs(known: Known): Notice[] {
  const { choices } = known
  const punished = choices.filter(({ reading }) => reading.track !== 'criminal_referral')
  const heaviest = heaviestOf(punished)
  if (!heaviest || punished.length < 2) return []
  const sentence = `${punished.length} perbuatan telah diklasifikasi. Hanya satu jenis hukuman yang dijatuhkan, yaitu yang terberat: ${titleOf(heaviest)}.`
  const tracks = new Set(punished.map(({ reading }) => reading.track))
  const single: Notice = { kind: 'single_heaviest', severity: 'info', sentence, rule: principle(known, 'one-sanction') }
  if (tracks.size < 2) return [single]
  const mixed =
    'Perbuatan-perbuatan ini menempuh jalur yang berbeda. Tiap jalur diputus tersendiri; pastikan satu perbuatan tidak dihukum pada dua jalur.'
  return [single, { kind: 'other_tracks', severity: 'warning', sentence: mixed, rule: principle(known, 'no-double') }]
}

const titleOf = ({ reading }: Classification) =>
  `${reading.rule.title}${reading.level ? ` (${levelInside(reading.level)})` : ''}`

function fromPrior(known: Known, prior: PriorSanction): Notice[] {
  return [...doubled(known, prior), ...repeated(known, prior), ...running(known, prior)]
}

const named = ({ sanctionTitle, decisionNumber, decidedOn }: PriorSanction) =>
  `${sanctionTitle}${decisionNumber ? `, keputusan ${decisionNumber}` : ''} tanggal ${dayText(decidedOn)}`

/** The same act, punished already. */
function doubled(known: Known, prior: PriorSanction): Notice[] {
  if (prior.actDay === null || !known.actDays.includes(prior.actDay)) return []
  const sentence = `Perbuatan tanggal ${dayText(prior.actDay)} tampaknya sudah dihukum (${named(prior)}). Satu pelanggaran tidak boleh dihukum dua kali; pastikan ini perbuatan lain.`
  return [{ kind: 'double', severity: 'warning', sentence, rule: principle(known, 'no-double') }]
}

function repeated(known: Known, prior: PriorSanction): Notice[] {
  if (prior.actDay !== null && known.actDays.includes(prior.actDay)) return []
  const sameKind = known.choices.some(({ reading }) => reading.track === prior.track && sharesArticle(reading, prior))
  if (!sameKind) {
    const sentence = `Pernah dijatuhi hukuman lain: ${named(prior)}. Pertimbangkan sebagai hal yang memberatkan.`
    return [{ kind: 'earlier', severity: 'info', sentence, rule: principle(known, 'considerations') }]
  }
  const heavier = heavierThan(known, prior)
  const proposal = heavier
    ? `Usulkan jenis yang lebih berat, paling ringan: ${heavier.title}.`
    : 'Usulkan jenis yang lebih berat daripada hukuman terakhir itu.'
  const sentence = `Pelanggaran sejenis terulang sesudah ${named(prior)}. ${proposal}`
  return [{ kind: 'repetition', severity: 'warning', sentence, rule: principle(known, 'repetition') }]
}

function sharesArticle({ article, rule, bases }: Classification['reading'], prior: PriorSanction): boolean {
  const own = new Set([article, rule.article, ...bases.map((base) => base.article)].flatMap(articlesIn))
  return articlesIn(prior.article).some((one) => own.has(one))
}

/** The lightest kind that is heavier than the last one and not below what the act threatens now. */
function heavierThan({ choices, entries, today }: Known, prior: PriorSanction): EntryOf<'sanction'> | null {
  const kinds = entriesOf(entries, 'sanction')
  const threatened = heaviestOf(choices)?.reading.level ?? null
  const was = kinds.find(({ key }) => key === prior.sanctionKey)
  if (!was) return null
  const now = kinds.filter(
    (kind) =>
      kind.track === was.track &&
      kind.validFrom <= today &&
      (kind.validTo === null || kind.validTo >= today) &&
      compareSanctions(kind, was) > 0 &&
      compareLevels(kind.level, threatened) >= 0 &&
      (kind.level !== was.level || kind.catalogue === was.catalogue),
  )
  return now.sort(compareSanctions)[0] ?? null
}

function running(known: Known, prior: PriorSanction): Notice[] {
  const { effectiveOn, endsOn } = prior
  if (effectiveOn === null || endsOn === null || effectiveOn > known.today || endsOn < known.today) return []
  const heaviest = heaviestOf(known.choices)
  if (!heaviest) return []
  const until = `Sedang menjalani ${named(prior)} sampai ${dayText(endsOn)}.`
  return compareLevels(prior.level, heaviest.reading.level) < 0
    ? [
        {
          kind: 'running_lighter',
          severity: 'warning',
          sentence: `${until} Bila kini dijatuhi yang lebih berat, yang lebih ringan dianggap selesai.`,
          rule: principle(known, 'lighter-then-heavier'),
        },
      ]
    : [
        {
          kind: 'running_heavier',
          severity: 'warning',
          sentence: `${until} Bila kini dijatuhi yang tidak lebih berat, hukuman baru mulai dijalani sesudahnya.`,
          rule: principle(known, 'heavier-then-lighter'),
        },
      ]
}
