import { setTimeout } from 'node:timers/promises'
import { implement } from '@orpc/server'
import { integrityContract } from '#shared/integrity/contract.ts'
import type { IntegrityOverview, JobState } from '#shared/integrity/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { instantSchema } from '#shared/kernel/instant.ts'
import { mayCall } from '#shared/users/rights.ts'
import { createTargets } from '../backup/targets.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { createTurns } from '../kernel/turns.ts'
import type { Vault } from '../vault/service.ts'
import type { IntegrityJob } from './job.ts'
import { listQuarantine } from './quarantine.ts'
import { repairBlob } from './repair.ts'
import { countChecks, dueAt, listBroken } from './repository.ts'

type Deps = Readonly<{ ports: Ports; vault: Vault; requireSession: RequireSession; job: IntegrityJob }>
const EVERY_MS = 500

export function createIntegrityHandlers({ ports, vault, requireSession, job }: Deps) {
  const os = implement(integrityContract)
  const targets = createTargets(ports)
  // Two repairs of one file would set the good copy of each other aside.
  const inTurn = createTurns()

  /** What is being set aside at this moment belongs to it. */
  const quarantine = async () => {
    await vault.opened()?.tidied
    return listQuarantine(vault.folder())
  }

  async function overview(): Promise<IntegrityOverview> {
    const session = requireSession()
    const counts = countChecks(session.db, dueAt(ports.now()))
    const database = job.databaseCheck(session)
    const { oldest, ...sums } = counts ?? {
      files: 0,
      bytes: 0,
      intact: 0,
      due: 0,
      damaged: 0,
      missing: 0,
      oldest: null,
    }
    const quarantined = (await quarantine()).length
    const known = instantSchema.safeParse(oldest)
    return { ...sums, oldest: known.success ? known.data : null, quarantined, database, job: job.state() }
  }

  return os.router({
    overview: os.overview.handler(overview),
    watch: os.watch.handler(({ signal }) => watch(job.state, signal)),
    start: os.start.handler(({ input }) => {
      requireSession()
      job.start(input.all)
    }),
    pause: os.pause.handler(() => job.pause()),
    reportPower: os.reportPower.handler(({ input }) => job.reportPower(input.onBattery)),
    broken: os.broken.handler(() => {
      const { db, user } = requireSession()
      const items = listBroken(db)
      // Who looks after the vault sees that a file is broken; what it shows is for those who read the cases.
      return mayCall('evidence.list', user.rights)
        ? items
        : items.map((item) => ({ ...item, owner: { kind: 'other' as const } }))
    }),
    quarantine: os.quarantine.handler(() => {
      requireSession()
      return quarantine()
    }),
    repair: os.repair.handler(async ({ input }) => {
      const target = await targets.pathOf(input.target)
      await inTurn(async () => {
        const open = vault.opened()
        if (!open) throw new AppError('vault_locked')
        await repairBlob({ ports, open, folder: vault.folder(), target, blobId: input.blobId })
      })
    }),
  })
}

/** Tells only what changed, until the listener leaves. */
async function* watch(state: () => JobState, signal: AbortSignal | undefined): AsyncGenerator<JobState, void> {
  let told: JobState | null = null
  while (!signal?.aborted) {
    const now = state()
    if (now !== told) yield now
    told = now
    await setTimeout(EVERY_MS, undefined, { ...(signal ? { signal } : {}), ref: false }).catch(() => {})
  }
}
