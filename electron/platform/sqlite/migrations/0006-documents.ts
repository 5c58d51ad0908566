import type { Migration } from '../migrate.ts'

export const documents = { version: 6, name: 'documents', up: 'SELECT 1' } satisfies Migration
