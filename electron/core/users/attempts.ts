import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/kernel/app-error.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { instantSchema, toInstant } from '#shared/kernel/instant.ts'
import { replaceFile } from '../vault/durable-file.ts'

const stateSchema = z.strictObject({
  /** Wrong passwords in a row of whoever was tried last; 0 after a right one. */
  failures: z.number().int().nonnegative(),
  lastAt: instantSchema,
  /** Who came in on this computer, newest first; kept only for a vault of several users. */
  logins: z.array(z.string().max(64)).max(8),
  /** Wrong ones since the last right one, by tag of the login name; '' where there is no name. */
  wrong: z.record(z.string().max(64), z.number().int().positive()).default({}),
})
type State = z.infer<typeof stateSchema>
const fileSchema = z.strictObject({
  format: z.literal('saksama-attempts'),
  version: z.literal(1),
  vaults: z.record(idSchema, stateSchema),
})

/** The first wrong ones cost nothing but their key derivation: people mistype. */
const FREE = 3
const LONGEST_S = 300
const KEPT_LOGINS = 8
const KEPT_COUNTS = 128

/** Seconds until the next attempt: 2, 4, 8 … after the third wrong password in a row, five minutes at most, never for good. */
export const delayAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(LONGEST_S, 2 ** Math.min(failures - FREE + 1, 16))

export type Attempts = Readonly<{
  /** Whole seconds to wait; 0 when one may try. */
  secondsToWait(vaultId: string): Promise<number>
  knownLogins(vaultId: string): Promise<readonly string[]>
  /**
   * Throws AppError `too_many_attempts` while one must wait. `work` that throws what `isWrong` names counts as wrong, for
   * `who` (tag of a login name): a colleague's right password in between does not wipe out what was tried on somebody else.
   */
  attempt<T>(vaultId: string, work: () => Promise<T>, isWrong: (error: unknown) => boolean, who?: string): Promise<T>
  /** Somebody came in by this name; null forgets all names: the vault has one user. */
  remember(vaultId: string, login: string | null): Promise<void>
}>

/**
 * Lies beside the vault folder, so that it survives a restart. It slows down whoever sits at this keyboard; a thief with a
 * copy of the folder is slowed down by Argon2id alone.
 */
export function createAttempts({ dataDir, now }: Readonly<{ dataDir: string; now: () => Date }>): Attempts {
  const path = join(dataDir, 'percobaan.json')
  // What could not be written still holds until the program ends.
  const unwritten = new Map<string, State>()
  let last: Promise<unknown> = Promise.resolve()
  const store = async (vaultId: string, state: State) => {
    try {
      const vaults = { ...(await read(path)), [vaultId]: state }
      await replaceFile(path, `${JSON.stringify({ format: 'saksama-attempts', version: 1, vaults }, null, 1)}\n`)
      unwritten.delete(vaultId)
    } catch {
      unwritten.set(vaultId, state)
    }
  }
  const find = async (vaultId: string): Promise<State | null> => {
    const state = unwritten.get(vaultId) ?? (await read(path))[vaultId] ?? null
    if (!state || Date.parse(state.lastAt) <= now().getTime()) return state
    // The clock was set back: the delay begins anew, instead of lasting until the old time comes again.
    const again = { ...state, lastAt: toInstant(now()) }
    await store(vaultId, again)
    return again
  }
  const secondsToWait = async (vaultId: string) => {
    const state = await find(vaultId)
    return state ? Math.ceil(remainingMs(state, now()) / 1000) : 0
  }

  const attempt: Attempts['attempt'] = async (vaultId, work, isWrong, who = '') => {
    const before = await find(vaultId)
    const seconds = await secondsToWait(vaultId)
    if (seconds > 0) throw tooMany(seconds)
    const logins = before?.logins ?? []
    const wrong = before?.wrong ?? {}
    const count = (wrong[who] ?? 0) + 1
    // Counted before it is tried: ending the program in between gives no attempt for nothing.
    await store(vaultId, {
      failures: count,
      lastAt: toInstant(now()),
      logins,
      wrong: bounded({ ...wrong, [who]: count }),
    })
    try {
      const result = await work()
      const { [who]: _own, ...others } = wrong
      await store(vaultId, { failures: 0, lastAt: toInstant(now()), logins, wrong: others })
      return result
    } catch (error) {
      if (!isWrong(error)) await store(vaultId, before ?? { failures: 0, lastAt: toInstant(now()), logins, wrong })
      throw error
    }
  }

  return {
    secondsToWait,
    knownLogins: async (vaultId) => (await find(vaultId))?.logins ?? [],
    attempt: (...call) => {
      // Many tries at once would all be judged by the same count.
      const next = last.then(() => attempt(...call))
      last = next.catch(() => {})
      return next
    },
    async remember(vaultId, login) {
      const state = await find(vaultId)
      const others = (state?.logins ?? []).filter((known) => known !== login)
      const logins = login === null ? [] : [login, ...others].slice(0, KEPT_LOGINS)
      if (state && JSON.stringify(logins) === JSON.stringify(state.logins)) return
      await store(vaultId, {
        failures: state?.failures ?? 0,
        lastAt: toInstant(now()),
        logins,
        wrong: state?.wrong ?? {},
      })
    },
  }
}

/** Names nobody has are counted too, or the wait would tell who there is; the smallest counts make room. */
const bounded = (wrong: State['wrong']): State['wrong'] =>
  Object.fromEntries(
    Object.entries(wrong)
      .sort(([, a], [, b]) => b - a)
      .slice(0, KEPT_COUNTS),
  )

const remainingMs = ({ failures, lastAt }: State, now: Date): number =>
  Math.max(0, delayAfter(failures) * 1000 - Math.max(0, now.getTime() - Date.parse(lastAt)))

const tooMany = (seconds: number) =>
  new AppError(
    'too_many_attempts',
    `Kata sandi salah beberapa kali berturut-turut. Tunggu ${seconds} detik, lalu ulangi.`,
  )

async function read(path: string): Promise<Record<string, State>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).vaults
  } catch {
    return {}
  }
}
