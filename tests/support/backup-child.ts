import { stdout } from 'node:process'
import { bedOver } from './backup-bed.ts'
import { createTestCore, TEST_PASSWORD } from './create-test-core.ts'

// A program that may be killed at any moment: `backup-child.ts <data folder> <medium> backup|restore`. It goes on until
// then; one line for each thing that is done.
const [dataDir = '', medium = '', task] = process.argv.slice(2)
const test = await createTestCore({ dataDir, create: false })
await test.api.vault.unlock({ password: TEST_PASSWORD })
const bed = await bedOver(test, medium)
const say = (line: string) => stdout.write(`${line}\n`)
say('ready')
while (task === 'backup') {
  await bed.addEvidence(1, 200_000)
  say(`backed up ${(await bed.backUp()).outcome.set}`)
}
while (task === 'restore') {
  const [newest] = await bed.sets()
  await bed.restore(newest?.set ?? '')
  say('prepared')
  await test.api.backup.switchToPrepared()
  say('switched')
  await test.api.vault.unlock({ password: TEST_PASSWORD })
}
