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

async function* body() {
  const chunk = 64 * 1024
  for (let left = size; left > 0; left -= chunk) yield Buffer.alloc(Math.min(chunk, left), left % 251)
}
const reply = await test.core.importStream(ticket, body())
if (!reply.ok) throw new Error(reply.message)
process.stdout.write(String(process.resourceUsage().maxRSS * 1024))
await test.dispose()
