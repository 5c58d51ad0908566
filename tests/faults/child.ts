import { writeSync } from 'node:fs'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import type { Activity } from './acknowledged.ts'
import { ROUNDS } from './activities.ts'
import { dataOf, type Facts, mediaOf, realClock } from './bed.ts'
import { withoutSync } from './without-sync.ts'

// A program that works until it is killed: `child.ts <root> <facts as JSON> <activities, by comma> [--without-sync]`.
// One line for each thing that was acknowledged, written at once: a pipe outlives the process that filled it.
const [root = '', facts = '{}', activities = '', flag] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)
const openDatabase = flag === '--without-sync' ? await withoutSync() : null
const test = await createTestCore({
  dataDir: dataOf(root),
  create: false,
  ports: { ...realClock, ...(openDatabase ? { openDatabase } : {}) },
})
say('starting')
await test.api.vault.unlock({ password: TEST_PASSWORD })
say('ready')
const work = {
  test,
  facts: JSON.parse(facts) as Facts,
  media: mediaOf(root),
  say: (told: unknown) => void say(JSON.stringify(told)),
}
for (;;)
  for (const activity of activities.split(',')) {
    if (activity === 'pause') await new Promise((resolve) => setTimeout(resolve, 2100))
    else if (activity === 'rest') {
      say(`head ${(await test.api.audit.head()).seq}`)
      await new Promise(() => setInterval(() => {}, 1000))
    } else await ROUNDS[activity as Activity](work)
  }
