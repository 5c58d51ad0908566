import { readdirSync, readFileSync } from 'node:fs'
import { resourcesDir } from '#tests/support/create-test-core.ts'

/** Keys of all entries the program ships. */
export const shippedRuleKeys = (): string[] =>
  readdirSync(`${resourcesDir}/rules`)
    .filter((name) => name.endsWith('.json') && !name.startsWith('calendar-'))
    .flatMap((name) => {
      const entries: unknown = JSON.parse(readFileSync(`${resourcesDir}/rules/${name}`, 'utf8'))
      return (Array.isArray(entries) ? entries : []).map(({ key }: { key: string }) => key)
    })
