import type { Migration } from '../migrate.ts'

export const evidence = { version: 3, name: 'evidence', up: 'SELECT 1' } satisfies Migration
