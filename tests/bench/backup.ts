import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type BackupBed, bedOver } from '#tests/support/backup-bed.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'
import { compare, figure } from './measure.ts'
import { shell } from './peers.ts'
import type { Section } from './run.ts'

const MIB = 1 << 20
const SMALL = 20_000
const LARGE = 32 * MIB

/** Backup beside `cp -r` of the same folder, each with everything on the disk at the end; ours also hashes and signs. */
export const section: Section = {
  name: 'backup',
  async run(dir, scale) {
    const dataDir = join(dir, 'data-cadangan')
    await mkdir(dataDir)
    const test = await createTestCore({ dataDir })
    const bed = await bedOver(test, join(dir, 'media'))
    try {
      await test.api.cases.open({ title: 'Uji cadangan', subjects: [aPerson()] })
      await bed.addEvidence(Math.round(1500 * scale), SMALL)
      await bed.addEvidence(Math.max(1, Math.round(8 * scale)), LARGE)
      await shell('sync')
      const vault = join(dataDir, 'brankas')
      return [await whole(bed, vault, dir), await onlyNew(bed, vault, dir), await verifying(bed), await delay(bed)]
    } finally {
      await test.dispose()
    }
  },
}

const whole = (bed: BackupBed, vault: string, dir: string) =>
  compare(
    'the first backup of a vault',
    [
      {
        name: 'saksama',
        before: () => rm(bed.medium, { recursive: true, force: true }).then(() => mkdir(bed.medium)),
        run: () => bed.backUp(),
      },
      {
        name: 'cp -r + sync',
        before: () => rm(join(dir, 'salinan'), { recursive: true, force: true }),
        run: () => shell('cp -r "$1" "$2" && sync -f "$2"', vault, join(dir, 'salinan')),
      },
    ],
    { runs: 3 },
  )

/** Twenty new items since the last time. */
const onlyNew = (bed: BackupBed, vault: string, dir: string) =>
  compare(
    'the next backup, with 20 new items',
    [
      { name: 'saksama', before: () => bed.addEvidence(20, SMALL), run: () => bed.backUp() },
      {
        name: 'cp -ru + sync',
        before: () => bed.addEvidence(20, SMALL),
        run: () => shell('cp -ru "$1/." "$2" && sync -f "$2"', vault, join(dir, 'salinan')),
      },
    ],
    { runs: 3 },
  )

const verifying = async (bed: BackupBed) => {
  const [newest] = await bed.sets()
  return compare(
    'verify a backup: list, seal and content of every file',
    [
      {
        name: 'saksama',
        run: async () => {
          if ((await bed.verify(newest?.set ?? '')).length > 0) throw new Error('The backup is damaged.')
        },
      },
      {
        name: 'sha256sum -c',
        run: () =>
          shell(
            'cd "$1"/saksama-cadangan-*/set/"$2" && sha256sum --quiet -c SHA256SUMS',
            bed.medium,
            newest?.set ?? '',
          ),
      },
    ],
    { runs: 3 },
  )
}

/** How long a backup keeps the core from answering, measured as a page would feel it. */
async function delay(bed: BackupBed) {
  await bed.addEvidence(1, LARGE)
  const run = bed.backUp()
  let longest = 0
  let running = true
  void run.finally(() => {
    running = false
  })
  while (running) {
    const since = performance.now()
    await bed.api.vault.status()
    longest = Math.max(longest, performance.now() - since)
    await setTimeout(2)
  }
  await run
  return figure('longest answer during a backup', longest, 'ms')
}
