import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'

// Run as a process of its own, so that its peak memory is the core's alone: prints bytes.
const [dataDir = '', caseId = '', sizeText] = process.argv.slice(2)
const size = Number(sizeText)
const test = await createTestCore({ dataDir, create: false })
await test.api.vault.unlock({ password: TEST_PASSWORD })
const [ticket = ''] = await test.api.evidence.beginImport({
  target: { kind: 'case', id: caseId },
  origin: 'drop',
  files: [{ name: 'besar.mp4', size }],
})

const CHUNK = 64 * 1024
const HEAD = Buffer.from('0000001c667479706d703432000000006d7034326d70343169736f6d', 'hex')
async function* body() {
  for (let left = size; left > 0; left -= CHUNK) {
    const chunk = Buffer.alloc(Math.min(CHUNK, left), left % 251)
    if (left === size) HEAD.copy(chunk)
    yield chunk
  }
}
const reply = await test.core.importStream(ticket, body())
if (!reply.ok) throw new Error(reply.message)
// The end of 4 GB lies beyond what 32 bits count: it is read as the player reads it.
const tail = await test.core.media(
  new Request(`http://local/media/${reply.evidence.id}`, { headers: { range: 'bytes=-5' } }),
)
const expected = Buffer.alloc(5, (size % CHUNK || CHUNK) % 251)
if (!Buffer.from(await tail.arrayBuffer()).equals(expected))
  throw new Error('The end of the file is not what was sent.')
process.stdout.write(String(process.resourceUsage().maxRSS * 1024))
await test.dispose()
