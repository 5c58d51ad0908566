import fs from 'node:fs'
import promises, { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ports } from '#electron/core/kernel/ports.ts'
import { openVaultDatabase } from '#electron/platform/sqlite/open-database.ts'

/**
 * The negative control: this process asks the disk for nothing any more. Files are written and renamed as ever, but
 * `sync` does nothing, and the database opens with `synchronous = OFF`. Gives the port that opens it.
 */
export async function withoutSync(): Promise<Ports['openDatabase']> {
  for (const name of ['fsyncSync', 'fdatasyncSync'] as const) Object.assign(fs, { [name]: () => {} })
  syncBuiltinESMExports()
  await muteHandles()
  return (...given) => {
    const db = openVaultDatabase(...given)
    db.pragma('synchronous = OFF')
    return db
  }
}

/** Node does not export the class of a handle; one of them leads to it. */
async function muteHandles() {
  const path = join(tmpdir(), `saksama-${process.pid}`)
  const handle = await open(path, 'w')
  Object.assign(Object.getPrototypeOf(handle), { sync: async () => {}, datasync: async () => {} })
  await handle.close()
  await promises.rm(path)
}
