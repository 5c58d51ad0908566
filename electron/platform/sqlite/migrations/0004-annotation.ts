import type { Migration } from '../migrate.ts'

export const annotation = { version: 4, name: 'annotation', up: 'SELECT 1' } satisfies Migration
