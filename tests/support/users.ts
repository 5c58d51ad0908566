import { isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract.ts'
import type { Right } from '#shared/users/model.ts'
import { TEST_PASSWORD, type TestCore } from './create-test-core.ts'

/** The owner of the test vault types this. */
export const OWNER_LOGIN = 'wening.prabasari'
export const NEXT_PASSWORD = 'layar terkembang di teluk utara'
export const passwordOf = (login: string) => `perahu kertas milik ${login} di hulu`

/** Another user with these rights; the name is made of the login name. */
export const addUser = ({ api }: Pick<TestCore, 'api'>, login: string, rights: readonly Right[]) =>
  api.users.add({
    name: `Petugas ${login}`,
    login,
    position: 'Jabatan Contoh',
    rights: [...rights],
    password: passwordOf(login),
    passwordBy: 'self',
  })

/** Locks, then opens as somebody else. */
export async function become({ api }: Pick<TestCore, 'api'>, login: string) {
  await api.vault.lock()
  return api.vault.unlock({ login, password: login === OWNER_LOGIN ? TEST_PASSWORD : passwordOf(login) })
}

export const procedurePaths = (router: object = contract, prefix = ''): string[] =>
  Object.entries(router).flatMap(([key, value]) =>
    isContractProcedure(value) ? [prefix + key] : procedurePaths(value as object, `${prefix}${key}.`),
  )

/** Any procedure by its path. */
export const callPath = (api: object, path: string, input: unknown): Promise<unknown> =>
  (
    path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api) as (
      given: unknown,
    ) => Promise<unknown>
  )(input)
