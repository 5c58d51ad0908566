import type { Migration } from '../migrate.ts'

export const signing = { version: 7, name: 'signing', up: 'SELECT 1' } satisfies Migration
