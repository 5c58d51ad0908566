import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type RuleEntry, ruleEntrySchema } from '#shared/rules/model.ts'

/** The files of `resources/rules/` that hold entries; the calendars beside them are another feature's. */
export const RULE_FILES = [
  'norma',
  'pelanggaran',
  'perbuatan',
  'sanksi',
  'tenggat',
  'pejabat',
  'upaya-administratif',
  'naskah',
  'asas',
] as const

/** Throws a ZodError when a shipped file is not as the schema wants it. */
export const readShippedRules = (resourcesDir: string): RuleEntry[] =>
  RULE_FILES.flatMap((name) =>
    z.array(ruleEntrySchema).parse(JSON.parse(readFileSync(join(resourcesDir, 'rules', `${name}.json`), 'utf8'))),
  )
