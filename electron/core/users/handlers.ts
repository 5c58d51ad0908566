import { implement } from '@orpc/server'
import { usersContract } from '#shared/users/contract.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { Vault } from '../vault/service.ts'
import { listUsers } from './rows.ts'
import { addUser, disableUser, makeKeeper, resetPassword, updateUser } from './service.ts'

type Deps = Readonly<{
  requireSession: RequireSession
  vault: Pick<Vault, 'change'>
  ports: Pick<Ports, 'deriveKey' | 'kdf' | 'newId' | 'now'>
}>

export function createUsersHandlers({ requireSession, vault, ports }: Deps) {
  const os = implement(usersContract)
  return os.router({
    list: os.list.handler(() => listUsers(requireSession().db)),
    add: os.add.handler(({ input }) => vault.change((open, folder) => addUser({ ports, open, folder }, input))),
    update: os.update.handler(({ input }) =>
      vault.change((open, folder) => updateUser({ ports, open, folder }, input)),
    ),
    makeKeeper: os.makeKeeper.handler(({ input }) =>
      vault.change((open, folder) => makeKeeper({ ports, open, folder }, input.id)),
    ),
    resetPassword: os.resetPassword.handler(({ input }) =>
      vault.change((open, folder) => resetPassword({ ports, open, folder }, input)),
    ),
    disable: os.disable.handler(({ input }) =>
      vault.change((open, folder) => disableUser({ ports, open, folder }, input)),
    ),
  })
}
