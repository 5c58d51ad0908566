import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openHearing, realChunks } from '#tests/support/create-hearing.ts'
import { lookIntoSound } from '#tests/support/sound.ts'

const CHILD = fileURLToPath(new URL('../../support/record-until-killed.ts', import.meta.url))

/** Kills the recording process as soon as it has acknowledged `after` chunks; answers with what it had told. */
async function recordAndKill(folder: string, after: number) {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const told: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line)
    if (told.length === after + 1) child.kill('SIGKILL')
  }
  const [, signal] = await gone
  return { interviewId: told[0]!, acknowledged: told.length - 1, signal }
}

describe('SIGKILL while recording', () => {
  test.each([1, 4, 8, 12])('after %i acknowledged seconds not one of them is lost', async (after) => {
    const folder = await mkdtemp(join(tmpdir(), 'saksama-killed-'))
    try {
      const { interviewId, acknowledged, signal } = await recordAndKill(folder, after)
      expect(signal).toBe('SIGKILL')
      expect(acknowledged).toBeGreaterThanOrEqual(after)
      const hearing = await openHearing(folder)
      await hearing.finaliseLeftovers()
      const found = await hearing.api.interviews.get({ id: interviewId as never })
      expect(found).toMatchObject({ state: 'paused', recordings: [{ endReason: 'recovered' }] })
      const [recording] = found.recordings
      const kept = await prefixOf(recording!.rawSha256)
      expect(kept.chunks).toBeGreaterThanOrEqual(acknowledged)
      const sound = await lookIntoSound(await hearing.soundOf(recording!.evidenceId!))
      expect(sound.cues).toBe(true)
      expect(sound.packets).toBe((await lookIntoSound(kept.bytes)).packets)
      expect(sound.duration).toBeGreaterThan(acknowledged - 1.5)
      hearing.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

/** How many of the real chunks, joined, have this hash. */
async function prefixOf(sha256: string) {
  const chunks = (await realChunks()).chunks.map((base64) => Buffer.from(base64, 'base64'))
  for (let count = 1; count <= chunks.length; count += 1) {
    const bytes = Buffer.concat(chunks.slice(0, count))
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return { chunks: count, bytes }
  }
  throw new Error('The kept sound is no beginning of what was recorded.')
}
