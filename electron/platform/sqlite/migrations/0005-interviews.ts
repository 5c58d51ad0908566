import type { Migration } from '../migrate.ts'

export const interviews = { version: 5, name: 'interviews', up: 'SELECT 1' } satisfies Migration
