import { createEventHub } from '#electron/core/kernel/events.ts'
import { recordBlob } from '#electron/core/vault/blob-rows.ts'
import { createVault } from '#electron/core/vault/service.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { TEST_PASSWORD, testPorts } from '#tests/support/test-vault.ts'

// A second program: `vault-child.ts <data folder> hold|import`. Says what it acknowledged, one line each.
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
    const blob = await session.blobs.put([Buffer.alloc(900_000, number)])
    session.commit({ action: 'evidence.imported', subject: blob.id }, (db) =>
      recordBlob(db, blob, toInstant(new Date())),
    )
    console.log(`acknowledged ${blob.id} ${blob.sha256}`)
  }
}

await main()
