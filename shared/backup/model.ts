import { z } from 'zod'
import { hexSchema } from '#shared/kernel/hex.ts'
import { defineId } from '#shared/kernel/id.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { passwordSchema, vaultIdSchema } from '#shared/vault/model.ts'

const sha256 = hexSchema(32)
const count = z.number().int().nonnegative()

/** A folder the core itself found or a person chose; the page names it by this id only. */
export const targetIdSchema = defineId('BackupTargetId')

/** `removable`: a medium the system mounted. `chosen`: a folder somebody pointed at. `own`: beside the vault. */
export const targetKindSchema = z.enum(['removable', 'chosen', 'own'])

export const targetSchema = z.strictObject({
  id: targetIdSchema,
  kind: targetKindSchema,
  /** Shown, never sent back. */
  path: z.string(),
  /** What keeps it from being used now; null when it can be. */
  problem: z.enum(['gone', 'readonly']).nullable(),
  freeBytes: count.nullable(),
  /** Backups of any vault in it. */
  sets: count,
})
export type BackupTarget = z.infer<typeof targetSchema>

/** Name of one run, from its time in UTC: no character that FAT, exFAT or NTFS refuses. */
export const setNameSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(_\d{1,2})?$/)

export const setPlaceSchema = z.strictObject({ target: targetIdSchema, vaultId: vaultIdSchema, set: setNameSchema })
export type SetPlace = z.infer<typeof setPlaceSchema>

/** One backup as far as it can be read without a key: nothing here is proven before `verify`. */
export const backupSetSchema = z.strictObject({
  vaultId: vaultIdSchema,
  set: setNameSchema,
  createdAt: instantSchema.nullable(),
  /** Newest audit entry in it. */
  seq: count.nullable(),
  files: count.nullable(),
  bytes: count.nullable(),
  /** Evidence the vault itself had lost already when the backup was made. */
  missing: count,
  /** `unfinished`: interrupted, never counts as a backup. */
  state: z.enum(['whole', 'unfinished', 'damaged', 'from_future']),
  /** First damaged file, when a glance already shows it. */
  damaged: z.string().nullable(),
})
export type BackupSet = z.infer<typeof backupSetSchema>

/** What opens a backup: a password that was valid when it was made, or the printed recovery key. */
export const backupSecretSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: passwordSchema }),
  z.strictObject({ kind: z.literal('recovery'), recoveryKey: z.string().min(1).max(300) }),
])
export type BackupSecret = z.infer<typeof backupSecretSchema>

/** Where a long piece of work stands. Bytes are those of the files as they lie. */
export const progressSchema = z.strictObject({
  stage: z.enum(['database', 'files', 'checking', 'closing']),
  files: count,
  totalFiles: count,
  bytes: count,
  totalBytes: count,
  /** Bytes a second over the last moments; null before there is one. */
  speed: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
})
export type Progress = z.infer<typeof progressSchema>

export const runOutcomeSchema = z.strictObject({
  set: setNameSchema,
  /** Files and bytes written by this run, and those that lay there already. */
  copiedFiles: count,
  copiedBytes: count,
  keptFiles: count,
  /** Evidence that the vault has lost or that could not be read: named by blob id. */
  missing: z.array(z.string()),
})
export type RunOutcome = z.infer<typeof runOutcomeSchema>

/** The one backup that may run; it outlives the page that began it. */
export const runStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('running'), target: z.string(), progress: progressSchema }),
  z.strictObject({ state: z.literal('done'), target: z.string(), outcome: runOutcomeSchema }),
  z.strictObject({ state: z.literal('failed'), target: z.string(), code: z.string(), message: z.string() }),
])
export type RunState = z.infer<typeof runStateSchema>

export const DEFAULT_EVERY_DAYS = 7
export const DEFAULT_KEEP_SETS = 5
export const backupSettingsSchema = z.strictObject({
  /** 0 switches the reminder off. */
  everyDays: z.number().int().min(0).max(365),
  /** More than these are offered for removal, never removed unasked. */
  keepSets: z.number().int().min(1).max(100),
})
export type BackupSettings = z.infer<typeof backupSettingsSchema>

export const lastRunSchema = z.strictObject({
  at: instantSchema,
  set: setNameSchema,
  target: z.string(),
  files: count,
  bytes: count,
  missing: count,
})

export const overviewSchema = z.strictObject({
  vaultId: vaultIdSchema,
  /** `dialog`: the system asks for the folder. `typed`: there is no dialog, the folder is typed and checked. */
  choosing: z.enum(['dialog', 'typed']),
  settings: backupSettingsSchema,
  last: lastRunSchema.nullable(),
  /** True when a backup is due and nobody has put the reminder off. */
  remind: z.boolean(),
  daysSince: count.nullable(),
})
export type BackupOverview = z.infer<typeof overviewSchema>

/** A damaged file and what is wrong with it. */
export const faultSchema = z.strictObject({
  /** As in the backup: `manifest.json`, `SHA256SUMS`, `case.db`, `vault.json`, `isi/ab/…`. */
  file: z.string(),
  fault: z.enum(['missing', 'changed', 'broken_seal', 'foreign', 'unreadable']),
})
export type Fault = z.infer<typeof faultSchema>

/** Facts of one state of a vault, to be laid beside another. */
export const vaultFactsSchema = z.strictObject({
  seq: count,
  hash: sha256,
  at: instantSchema.nullable(),
  reports: count,
  cases: count,
  evidence: count,
  documents: count,
})
export type VaultFacts = z.infer<typeof vaultFactsSchema>

/** The vault of now beside the one a restore would put in its place. */
export const comparisonSchema = z.strictObject({
  restored: vaultFactsSchema,
  /** Null while the present vault is locked, damaged or gone: then nobody can say what is lost. */
  current: vaultFactsSchema.nullable(),
  /** Newest entry this computer has seen, from the anchor outside the vault. */
  anchorSeq: count.nullable(),
  /** `same`, `older` (its log is a beginning of the present one), `newer`, `other` (they part), `unknown`. */
  relation: z.enum(['same', 'older', 'newer', 'other', 'unknown']),
  /** Numbers of cases that are only in the present vault, and only in the restored one; the first hundred. */
  lostCases: z.array(z.string()),
  gainedCases: z.array(z.string()),
  /** Evidence the backup does not hold either. */
  missing: count,
})
export type Comparison = z.infer<typeof comparisonSchema>

/** A restore that was made beside the vault, checked, and waits to be switched to. */
export const preparedSchema = z.strictObject({
  set: z.string(),
  vaultId: vaultIdSchema,
  preparedAt: instantSchema,
  comparison: comparisonSchema,
})
export type Prepared = z.infer<typeof preparedSchema>

/** A vault folder that a restore set aside; never deleted by the program. */
export const keptNameSchema = z.string().regex(/^brankas\.sebelum-\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(_\d{1,2})?$/)
export const keptVaultSchema = z.strictObject({
  name: keptNameSchema,
  keptAt: instantSchema.nullable(),
  path: z.string(),
})

export const snapshotNameSchema = z
  .string()
  .regex(/^case-\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(_\d{1,2})?-(pembaruan|rotasi|pemulihan)\.db$/)
export const snapshotReasonSchema = z.enum(['pembaruan', 'rotasi', 'pemulihan'])
export const snapshotSchema = z.strictObject({
  name: snapshotNameSchema,
  reason: snapshotReasonSchema,
  at: instantSchema.nullable(),
  bytes: count,
})
export type Snapshot = z.infer<typeof snapshotSchema>
