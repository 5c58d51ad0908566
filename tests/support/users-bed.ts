import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { TestCore } from './create-test-core.ts'
import { makeTemplate, type Template, vaultFileOf } from './template-vault.ts'

/** A vault of its own for each test of a file, copied from one, and what tests of users ask of it. */
export function createUsersBed() {
  let template: Template
  let made: TestCore
  beforeAll(async () => {
    template = await makeTemplate()
  })
  afterAll(() => template.remove())
  beforeEach(async () => {
    made = await template.open()
  })
  afterEach(() => made.dispose())
  const users = () => made.api.users.list()
  return {
    recoveryKey: () => template.recoveryKey,
    get made() {
      return made
    },
    users,
    named: async (login: string) => (await users()).find((user) => user.login === login)!,
    vaultFile: () => vaultFileOf(made),
    lastEntry: async () => (await made.api.audit.list({})).entries[0]!,
  }
}
