import { implement } from '@orpc/server'
import { tablesContract } from '#shared/tables/contract.ts'
import type { RequireSession } from '../kernel/session.ts'
import type { TableStore } from './store.ts'

export function createTablesHandlers({
  requireSession,
  tables,
}: {
  requireSession: RequireSession
  tables: TableStore
}) {
  const os = implement(tablesContract)
  return os.router({
    open: os.open.handler(({ input: { purpose, fileName, base64 } }) =>
      tables.open(requireSession(), { purpose, fileName, bytes: Buffer.from(base64, 'base64') }),
    ),
    view: os.view.handler(({ input: { id, ...wanted } }) => tables.view(requireSession(), id, wanted)),
    close: os.close.handler(({ input }) => tables.close(requireSession(), input.id)),
  })
}
