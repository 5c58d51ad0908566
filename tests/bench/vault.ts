import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { DEFAULT_KDF } from '#electron/platform/argon2.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, TEST_PASSWORD, type TestCore } from '#tests/support/create-test-core.ts'
import { importPath } from './import-path.ts'
import { compare, figure, middleOf } from './measure.ts'
import { randomFile, requirePeers, shell } from './peers.ts'
import type { Section } from './run.ts'

const MIB = 1 << 20

/** Decrypting read, verification and unlock, each beside a tool people know. */
export const section: Section = {
  name: 'vault',
  async run(dir, scale) {
    requirePeers('age', 'openssl')
    const size = Math.round(512 * MIB * scale)
    const file = join(dir, 'besar.bin')
    await randomFile(file, size)
    // Written back now, not in the middle of a measurement.
    await shell('sync "$1"', file)
    const dataDir = join(dir, 'data')
    await mkdir(dataDir)
    const test = await openedVault(dataDir)
    try {
      const { id: caseId } = await test.api.cases.open({ title: 'Uji kecepatan', subjects: [aPerson()] })
      const evidence = await importPath(test, { caseId, path: file, size })
      return [
        await reading(test, evidence.id, dir, file),
        await ranges(test, evidence.id, size),
        await verifying(test, evidence.id, file),
        await unlocking(test),
      ]
    } finally {
      await test.dispose()
    }
  },
}

/** Made by one core and opened by another: what making a vault needs in memory is gone, as on any working day. */
export async function openedVault(dataDir: string): Promise<TestCore> {
  const ports = { kdf: DEFAULT_KDF }
  await (await createTestCore({ dataDir, ports })).dispose()
  const test = await createTestCore({ dataDir, create: false, ports })
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  return test
}

async function reading(test: TestCore, id: string, dir: string, file: string) {
  const key = join(dir, 'kunci.txt')
  await shell(
    'age-keygen -o "$1" 2>/dev/null && age -r "$(age-keygen -y "$1")" -o "$2" "$3"',
    key,
    join(dir, 'besar.age'),
    file,
  )
  return compare(
    'decrypting read of the whole file',
    [
      { name: 'saksama', run: () => drain(test, id) },
      { name: 'age -d', run: () => shell('age -d -i "$1" "$2" > /dev/null', key, join(dir, 'besar.age')) },
    ],
    { runs: 7, target: 1 },
  )
}

/** As the web host sends it: every piece into the same memory, given back at the end (hosts/web/answer.ts). Gives the length. */
async function drain(test: TestCore, id: string, { room = MIB, headers = {} } = {}): Promise<number> {
  const reply = await test.core.media(new Request(`http://local/media/${id}`, { headers }))
  // Node and the DOM declare the same stream class under two names.
  const reader = (reply.body as unknown as NodeWebStream).getReader({ mode: 'byob' })
  let memory = new Uint8Array(room)
  for (let length = 0; ; ) {
    const { done, value } = await reader.read(memory)
    if (done) {
      value?.buffer.transfer(0)
      return length
    }
    length += value.byteLength
    memory = new Uint8Array(value.buffer)
  }
}

const RANGE = 64 * 1024
const RANGES = 400

/** As a player asks for pieces of a film. Three rounds: a machine that stands still for a moment spoils one of them. */
async function ranges(test: TestCore, id: string, size: number) {
  const rounds: number[] = []
  for (let round = 0; round < 3; round += 1) rounds.push(await slowestOfTwenty(test, id, size))
  return figure('random range of 64 KB, 95th percentile', middleOf(rounds), 'ms', 2)
}

async function slowestOfTwenty(test: TestCore, id: string, size: number): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < RANGES; n += 1) {
    const from = (n * 7_919_111) % (size - RANGE)
    const start = performance.now()
    const headers = { range: `bytes=${from}-${from + RANGE - 1}` }
    if ((await drain(test, id, { room: RANGE, headers })) !== RANGE) throw new Error('not the range')
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(RANGES * 0.95)] ?? Number.NaN
}

const verifying = (test: TestCore, id: string, file: string) =>
  compare(
    'verify: decrypt and hash',
    [
      {
        name: 'saksama',
        run: async () => {
          for await (const { intact } of await test.api.evidence.verify({ id }))
            if (intact === false) throw new Error('not intact')
        },
      },
      { name: 'openssl dgst -sha256', run: () => shell('openssl dgst -sha256 "$1"', file) },
    ],
    { runs: 7, target: 0.8 },
  )

/** Unlock is the key derivation and little else. */
async function unlocking(test: TestCore) {
  const start = performance.now()
  await test.api.vault.lock()
  const locked = performance.now()
  await test.api.vault.unlock({ password: TEST_PASSWORD })
  await test.api.cases.list({})
  return figure(
    'unlock to the first list, at full Argon2id cost',
    (performance.now() - locked) / 1000,
    `s (lock ${((locked - start) / 1000).toFixed(2)} s)`,
  )
}
