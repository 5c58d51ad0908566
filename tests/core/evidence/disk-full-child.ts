import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { isIntact } from '#tests/support/streams.ts'

// A program whose files may not grow beyond a limit (setrlimit RLIMIT_FSIZE), which the operating system answers with EFBIG:
// `disk-full-child.ts <data folder> <case> <large bytes>`. Prints what each step came to.
const [dataDir = '', caseId = '', large = ''] = process.argv.slice(2)
const core = await createTestCore({ dataDir, create: false })
await core.api.vault.unlock({ password: TEST_PASSWORD })
const target = { kind: 'case', id: caseId } as const
const replies = []
for (const [name, size] of [
  ['besar.mp4', Number(large)],
  ['kecil.bin', 5000],
] as const) {
  const reply = await core.importBytes(target as never, name, Buffer.alloc(size, 7))
  replies.push(reply.ok ? 'ok' : reply)
}
for (const { id } of await core.api.evidence.list({ target: target as never }))
  replies.push(await isIntact(core.api, id))
process.stdout.write(JSON.stringify(replies))
await core.dispose()
