import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseId } from '#shared/cases/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'
import { lastOf } from '#tests/support/streams.ts'
import { importPath } from './import-path.ts'
import { compare, note } from './measure.ts'
import { randomFile, shell } from './peers.ts'
import type { Section } from './run.ts'

const MIB = 1 << 20
const LARGE = 96 * MIB
const LARGE_COUNT = 4
const SMALL = 100_000
const SMALL_COUNT = 1300

/** A case of some 512 MiB, in a few large files and many small ones, beside `tar` of the same sealed files. */
export const section: Section = {
  name: 'bundle',
  async run(dir, scale) {
    const dataDir = join(dir, 'data')
    const out = join(dir, 'keluar')
    await mkdir(dataDir)
    await mkdir(out)
    const ours = join(out, 'perkara-P-2026-001.saksama')
    const test = await createTestCore({ dataDir, ports: { shell: { chooseSavePath: async () => ours } } })
    try {
      const { id } = await test.api.cases.open({ title: 'Uji penyerahan', subjects: [aPerson()] })
      await fillCase(test, id, dir, scale)
      await shell('sync')
      return [
        await packing(test, id, { ours, vault: join(dataDir, 'brankas'), theirs: join(out, 'biasa.tar') }),
        note('500 SIGKILLs, 100 power cuts', 'counted by `npm run test:faults`'),
      ]
    } finally {
      await test.dispose()
    }
  },
}

async function fillCase(test: TestCore, caseId: CaseId, dir: string, scale: number): Promise<void> {
  const path = join(dir, 'bukti.bin')
  for (const [count, size] of [
    [LARGE_COUNT, Math.round(LARGE * scale)],
    [Math.round(SMALL_COUNT * scale), SMALL],
  ] as const)
    for (let n = 0; n < count; n += 1) {
      await randomFile(path, size)
      await importPath(test, { caseId, path, size })
      await rm(path)
    }
}

type Places = Readonly<{ ours: string; theirs: string; vault: string }>

async function packing({ api }: TestCore, caseId: CaseId, { ours, theirs, vault }: Places) {
  const { recipient } = await api.bundles.address()
  const to = { kind: 'recipients', recipients: [recipient] } as never
  const send = async () => {
    const last = await lastOf(await api.bundles.send({ caseId, to }))
    if (last?.savedAs !== ours) throw new Error('The bundle was not saved.')
  }
  return compare(
    'a transfer bundle of 512 MiB, durable',
    [
      { name: 'saksama', before: () => rm(ours, { force: true }), run: send },
      {
        name: 'tar -cf + sync',
        before: () => rm(theirs, { force: true }),
        run: () => shell('tar -cf "$1" -C "$2" blobs case.db && sync "$1"', theirs, vault),
      },
    ],
    { runs: 5, target: 0.9 },
  )
}
