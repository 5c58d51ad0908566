import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { type Day, daySchema } from '#shared/kernel/instant.ts'
import { lineSchema, proseSchema } from '#shared/kernel/text.ts'
import { employmentSchema } from '#shared/people/model.ts'

/** How sure we are of an entry: only `text_found` may be shown without "periksa naskah resmi". */
export const confidenceSchema = z.enum([
  'text_found',
  'transcription',
  'template_found',
  'secondary',
  'derived',
  'memory',
])
export type Confidence = z.infer<typeof confidenceSchema>

/** discipline = hukuman disiplin PNS, ethics = kode etik, pppk = disiplin PPPK, contract = non-ASN. */
export const trackSchema = z.enum(['discipline', 'ethics', 'pppk', 'contract', 'criminal_referral'])
export type Track = z.infer<typeof trackSchema>

/** ringan, sedang, berat. */
export const levelSchema = z.enum(['light', 'moderate', 'severe'])
export type Level = z.infer<typeof levelSchema>

/** What the supported person or party was on the day of the act. */
export const objectStatusSchema = z.enum(['prospective', 'candidate', 'campaign_team', 'party', 'spouse', 'unknown'])
export type ObjectStatus = z.infer<typeof objectStatusSchema>

export const electionKindSchema = z.enum(['general', 'regional', 'none'])
export type ElectionKind = z.infer<typeof electionKindSchema>

/** Rank of posts, highest first (UU ASN; names as PP 94/2021 uses them). */
export const positionLevelSchema = z.enum([
  'jpt_utama',
  'jpt_madya',
  'jpt_pratama',
  'administrator',
  'pengawas',
  'pelaksana',
  'jf_utama',
  'jf_madya',
  'jf_muda',
  'jf_other',
])
export type PositionLevel = z.infer<typeof positionLevelSchema>

/** Who may punish: presiden, PPK, Sekda (JPT Madya), kepala dinas (JPT Pratama), administrator, pengawas, JF tertentu. */
export const officialKindSchema = z.enum([
  'president',
  'ppk',
  'jpt_madya',
  'jpt_pratama',
  'administrator',
  'pengawas',
  'jf_named',
])
export type OfficialKind = z.infer<typeof officialKindSchema>

/** Stable name that other entries and the program refer to, e.g. `interval.summons`. */
export const ruleKeySchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
const keys = z.array(ruleKeySchema).max(60).default([])

const common = {
  /** One wording of one rule; unique. */
  id: ruleKeySchema,
  /** What the rule is about: entries of one key follow each other in time and never overlap. */
  key: ruleKeySchema,
  title: lineSchema(300, 0),
  /** First and last day on which an act falls under the entry, both included; null = still in force. */
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Where we have it from, as a reader can find it again. */
  source: lineSchema(500, 0),
  /** As a document cites it. */
  article: lineSchema(400, 0),
  confidence: confidenceSchema,
  /** The rule in short. */
  text: proseSchema(3000),
  /** Doubts and open checks. */
  note: proseSchema(2000).default(''),
}

/** One source's view of what an act or norm leads to. Two that differ are a conflict, and both are shown. */
export const opinionSchema = z.strictObject({
  level: levelSchema.nullable(),
  /** The condition of this level, e.g. "berdampak negatif pada instansi"; levels that differ by it are no conflict. */
  when: lineSchema(300, 0).default(''),
  article: lineSchema(400, 0),
  source: lineSchema(500, 0),
  confidence: confidenceSchema,
  /** Keys of sanctions, where the catalogue of track and level is not what applies. */
  sanctions: keys,
})
export type Opinion = z.infer<typeof opinionSchema>

/** What an entry applies to; an empty list means any. */
const scope = {
  track: trackSchema,
  employments: z.array(employmentSchema).default([]),
  elections: z.array(electionKindSchema).default([]),
  deeds: keys,
  statuses: z.array(objectStatusSchema).default([]),
  opinions: z.array(opinionSchema).max(6).default([]),
}

export const normEntrySchema = z.strictObject({ ...common, kind: z.literal('norm'), ...scope })
/** An item of a list of violations (SKB Lampiran II and the like) with the norms it rests on. */
export const actEntrySchema = z.strictObject({ ...common, kind: z.literal('act'), ...scope, norms: keys })
/** What a person does: like, share, attend … Chosen in a case, named by acts and norms. */
export const deedEntrySchema = z.strictObject({ ...common, kind: z.literal('deed'), online: z.boolean() })
export const sanctionEntrySchema = z.strictObject({
  ...common,
  kind: z.literal('sanction'),
  track: trackSchema,
  level: levelSchema.nullable(),
  /** Weight within its level and catalogue, lightest 1. */
  order: z.number().int().min(1).max(20),
  /** Months it lasts; null when it is done at once or for good. */
  months: z.number().int().min(1).max(60).nullable(),
  /** Two catalogues may stand side by side while the law is unsettled, e.g. `pp94` and `pp53-transition`. */
  catalogue: ruleKeySchema,
  /** When the kind may be used at all, e.g. "sesudah PP gaji dan tunjangan berlaku". */
  condition: proseSchema(1000).default(''),
  form: ruleKeySchema.nullable().default(null),
  /** Ends the employment: the remedy is banding administratif at BPASN, not keberatan (PP 79/2021). */
  dismissal: z.boolean().default(false),
})
export const intervalEntrySchema = z.strictObject({
  ...common,
  kind: z.literal('interval'),
  amount: z.number().int().min(1).max(400),
  unit: z.enum(['working_day', 'calendar_day', 'hour']),
  /** clear: so many full days between; within: last day counts; on: takes place on the n-th. */
  count: z.enum(['clear', 'within', 'on']),
  startsAt: lineSchema(300, 0),
  endsWith: lineSchema(300, 0),
})
/** One row of the table of pejabat yang berwenang menghukum. */
export const officialEntrySchema = z.strictObject({
  ...common,
  kind: z.literal('official'),
  official: officialKindSchema,
  government: z.enum(['regency', 'province', 'any']),
  over: z.array(positionLevelSchema).min(1),
  levels: z.array(levelSchema).min(1),
  /** Keys of sanctions this official may not impose. */
  except: keys,
  /** Keys of sanctions he alone is limited to; empty = all of the levels. */
  only: keys,
})
export const appealEntrySchema = z.strictObject({
  ...common,
  kind: z.literal('appeal'),
  remedy: z.enum(['objection', 'administrative_appeal', 'court']),
  /** Whose decision it is against. */
  against: lineSchema(300, 0),
  addressedTo: lineSchema(300, 0),
  intervals: keys,
})
export const formEntrySchema = z.strictObject({
  ...common,
  kind: z.literal('form'),
  number: z.number().int().min(1).nullable(),
})
/** How things are done: team, authority, several acts, repetition; with the regulation's own examples. */
export const principleEntrySchema = z.strictObject({ ...common, kind: z.literal('principle') })

export const ruleEntrySchema = z.discriminatedUnion('kind', [
  normEntrySchema,
  actEntrySchema,
  deedEntrySchema,
  sanctionEntrySchema,
  intervalEntrySchema,
  officialEntrySchema,
  appealEntrySchema,
  formEntrySchema,
  principleEntrySchema,
])
export type RuleEntry = z.infer<typeof ruleEntrySchema>
export type RuleKind = RuleEntry['kind']
export type EntryOf<K extends RuleKind> = Extract<RuleEntry, { kind: K }>
export const RULE_KINDS = [
  'norm',
  'act',
  'deed',
  'sanction',
  'interval',
  'official',
  'appeal',
  'form',
  'principle',
] as const satisfies readonly RuleKind[]

/** What every place that shows a rule needs of it. */
export const ruleRefSchema = z.strictObject({
  id: ruleKeySchema,
  title: z.string(),
  article: z.string(),
  source: z.string(),
  confidence: confidenceSchema,
  text: z.string(),
  note: z.string(),
})
export type RuleRef = z.infer<typeof ruleRefSchema>
export const refOf = ({ id, title, article, source, confidence, text, note }: RuleEntry): RuleRef => ({
  id,
  title,
  article,
  source,
  confidence,
  text,
  note,
})

/** True when the official text must still be read. */
export const needsOfficialText = ({ confidence }: { confidence: Confidence }): boolean => confidence !== 'text_found'

/** All entries in force in this vault: what the program ships, changed by the office up to `version`. */
export const catalogueSchema = z.strictObject({
  /** Number of the last change of the office; 0 = as shipped. */
  version: z.number().int().nonnegative(),
  /** SHA-256 of the canonical JSON of `entries` sorted by id: names the catalogue across program versions. */
  digest: hexSchema(32),
  entries: z.array(ruleEntrySchema),
})
export type Catalogue = z.infer<typeof catalogueSchema>

export const isInForce = ({ validFrom, validTo }: Pick<RuleEntry, 'validFrom' | 'validTo'>, day: Day): boolean =>
  validFrom <= day && (validTo === null || day <= validTo)
