import { ALL_RIGHTS } from '#shared/users/model.ts'
import { ACCESS, accessTo, allows } from '#shared/users/rights.ts'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { addUser, become, callPath, procedurePaths } from '#tests/support/users.ts'
import { copyOf, dataOf, realClock } from './bed.ts'
import { codeOf } from './named.ts'
import type { Options, Section } from './section.ts'

/** They end the session or change to another vault. */
const ENDING = ['vault.lock', 'vault.openSample', 'vault.leaveSample']
const JUNK = { bukan: 'masukan' }

/** Every procedure by users with a single right each, and by nobody: what the table refuses is refused before it is read. */
export async function run({ bed, say }: Options): Promise<Section> {
  const root = copyOf(bed)
  const made = await createTestCore({ dataDir: dataOf(root), create: false, ports: realClock })
  await made.api.vault.unlock({ password: TEST_PASSWORD })
  const loginOf = (right: string) => `hanya.${right.replace('_', '-')}`
  for (const right of ALL_RIGHTS) await addUser(made, loginOf(right), [right])
  const counts = { runs: 0, refused: 0, bypassed: 0 }
  const problems: string[] = []
  const paths = procedurePaths().filter((path) => !ENDING.includes(path))
  const ask = async (path: string, who: string, expected: string) => {
    counts.runs += 1
    const outcome = await settle(callPath(made.api, path, JUNK))
    if (outcome === expected) counts.refused += 1
    else {
      counts.bypassed += 1
      problems.push(`${path} by ${who}: ${outcome} instead of ${expected}`)
    }
  }
  for (const right of ALL_RIGHTS) {
    await become(made, loginOf(right))
    for (const path of paths) {
      const access = accessTo(path)
      if (!access || !allows(access, [right])) await ask(path, right, 'not_permitted')
    }
    say(`${right}: ${counts.runs} calls`)
  }
  await made.api.vault.lock()
  for (const path of paths) if (accessTo(path) !== 'anyone') await ask(path, 'nobody', 'vault_locked')
  await made.dispose()
  const all = Object.keys(ACCESS).length
  return {
    rows: [{ what: `calls without the right, over ${all} procedures`, counts, ok: problems.length === 0 }],
    problems,
  }
}

async function settle(call: Promise<unknown>): Promise<string> {
  try {
    const answer = await call
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
      await (answer as AsyncGenerator).return?.(undefined)
    return 'answered'
  } catch (error) {
    return codeOf(error)
  }
}
