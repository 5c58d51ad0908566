import type { Migration } from '../migrate.ts'
import { watch } from './0010-search.ts'

/** Employees with their accounts are found too; a case also by its acts and the numbers of its decisions. */
export const searchPeople = {
  version: 18,
  name: 'search-people',
  up: `
    ${watch('employees', 'person', 'nip, name, person')}
    ${watch('employee_accounts', 'person', 'account, url, state', 'employee_id')}
    ${watch('acts', 'case', 'facts, withdrawn_at', 'case_id')}
    ${watch('decisions', 'case', 'replaced_by', 'case_id')}
  `,
} satisfies Migration
