import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DEFAULT_KDF } from '#electron/platform/argon2.ts'
import { createLargeVault } from '#tests/support/large-vault.ts'
import { type Figure, figure } from './measure.ts'
import type { Section } from './run.ts'
import { scrolling } from './scrolling.ts'

/** What a vault takes that grew for years: unlocked by a process of its own, scrolled in a real browser. */
export const section: Section = {
  name: 'scale',
  async run(dir, scale) {
    const rows: Figure[] = []
    const sizes = [1_000, 10_000, 100_000].map((evidence) => Math.round(evidence * scale))
    let largest = ''
    for (const evidence of sizes) {
      largest = join(dir, `brankas-${evidence}`)
      await mkdir(largest)
      await createLargeVault(largest, { cases: Math.max(10, evidence / 10), evidence }, DEFAULT_KDF)
      rows.push(...(await growth(largest, evidence)))
    }
    rows.push(...(await scrolling(largest)))
    return rows
  },
}

type Measured = Readonly<{ derive: number; toList: number; lock: number; page: number; peak: number }>

async function growth(dataDir: string, evidence: number): Promise<Figure[]> {
  const child = fileURLToPath(new URL('scale-child.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [child, dataDir])
  const { derive, toList, lock, page, peak } = JSON.parse(stdout) as Measured
  const of = `${evidence} evidence items in ${Math.max(10, evidence / 10)} cases`
  return [
    figure(`${of}: unlock to the first list ÷ the key derivation alone`, toList / derive, '×', 1.3),
    figure(`${of}: first part of the longest evidence list`, page * 1000, 'ms'),
    figure(`${of}: lock`, lock, 's'),
    figure(`${of}: memory of the core at its peak, key derivation included`, peak / (1 << 20), 'MiB'),
  ]
}
