import type { Migration } from '../migrate.ts'

export const cases = { version: 2, name: 'cases', up: 'SELECT 1' } satisfies Migration
