import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createEventHub } from '#electron/core/kernel/events.ts'
import type { Session } from '#electron/core/kernel/session.ts'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { TEST_PASSWORD, testPorts } from '#tests/support/test-vault.ts'

// A second program: `vault-child.ts <data folder> hold|import|import-large`. Says what it acknowledged, one line each.
const [dataDir = '', task] = process.argv.slice(2)
const vault = createVault({ ports: testPorts(dataDir), events: createEventHub() })

async function main() {
  try {
    await vault.unlock(TEST_PASSWORD)
  } catch (error) {
    console.log(`refused ${(error as { code?: string }).code}`)
    return
  }
  console.log('unlocked')
  if (task === 'hold') return void setInterval(() => {}, 1000)
  const session = vault.requireSession()
  for (let number = 0; ; number += 1) {
    const blob = await (task === 'import-large' ? putLarge(session, number) : putSmall(session, number))
    session.commit({ action: 'evidence.imported', subject: blob.id }, (db) =>
      recordBlob(db, blob, toInstant(new Date())),
    )
    console.log(`acknowledged ${blob.id} ${blob.sha256}`)
  }
}

const putSmall = ({ blobs }: Session, number: number) => blobs.put([Buffer.alloc(900_000, number)])

/** Large enough for the threads: in turn as bytes that arrive and as a file they read themselves. */
async function putLarge({ blobs }: Session, number: number) {
  const bytes = Buffer.alloc(4 * 1024 * 1024 + 300_000 * (number % 7), number)
  if (number % 2 === 0) return blobs.put([bytes.subarray(0, 70_000), bytes.subarray(70_000)], { size: bytes.length })
  const path = join(dataDir, 'asal.bin')
  await writeFile(path, bytes)
  const file = await open(path, 'r')
  try {
    return await blobs.put({ file, size: bytes.length })
  } finally {
    await file.close()
  }
}

await main()
