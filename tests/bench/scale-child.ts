import { randomBytes } from 'node:crypto'
import { argon2id, DEFAULT_KDF } from '#electron/platform/argon2.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'
import { TEST_PASSWORD } from '#tests/support/test-vault.ts'
import { middleOf } from './measure.ts'

// A process of its own, as a working day begins: unlocks a large vault several times and prints what it took as JSON.
const [dataDir = '', runs = '5'] = process.argv.slice(2)
const PAGE = { offset: 0, limit: 40 }
const seconds = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const test = await createTestCore({ dataDir, create: false, ports: { kdf: DEFAULT_KDF } })
const derive = () => argon2id(Buffer.from(TEST_PASSWORD), randomBytes(16), DEFAULT_KDF)
const toFirstList = async () => {
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  await test.api.cases.page(PAGE)
}
const times = { derive: [] as number[], toList: [] as number[], lock: [] as number[] }
await toFirstList()
for (let run = 0; run < Number(runs); run += 1) {
  times.lock.push(await seconds(() => test.api.vault.lock()))
  times.derive.push(await seconds(derive))
  times.toList.push(await seconds(toFirstList))
}
const { items } = await test.api.cases.page(PAGE)
const id = items[0]?.id ?? ''
const list = () => test.api.evidence.page({ ...PAGE, target: { kind: 'case', id: id as never }, withWithdrawn: true })
const page = middleOf(await Promise.all([0, 1, 2].map(() => seconds(list))))
process.stdout.write(
  JSON.stringify({
    derive: middleOf(times.derive),
    toList: middleOf(times.toList),
    lock: middleOf(times.lock),
    page,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
)
await test.dispose()
