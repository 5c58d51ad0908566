import { setTimeout } from 'node:timers/promises'
import { implement } from '@orpc/server'
import { backupContract } from '#shared/backup/contract.ts'
import type { BackupOverview, BackupSecret, BackupSettings, Fault, Prepared, RunState } from '#shared/backup/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession, Session } from '../kernel/session.ts'
import { createTurns } from '../kernel/turns.ts'
import type { Vault } from '../vault/service.ts'
import { factsOf } from './facts.ts'
import { rootOf } from './layout.ts'
import { onMedium } from './medium-error.ts'
import { createPace } from './pace.ts'
import { prepareRestore } from './prepare-restore.ts'
import { discardLeftovers, isForTheDoor, type Shelf } from './prepared-record.ts'
import { pruneSets } from './prune.ts'
import { overviewOf, putOff } from './reminder.ts'
import { reporting } from './reporting.ts'
import { findLastRun, readReminder, writeReminder } from './repository.ts'
import { anybody, type FindJudge, findDoorJudge } from './require-restorer.ts'
import {
  bringBack,
  compareSnapshot,
  dropPrepared,
  findPrepared,
  listKept,
  restoreSnapshot,
  snapshotsOf,
  switchToPrepared,
} from './restore.ts'
import { createRunner, type Runner } from './runner.ts'
import { listSets } from './stored-set.ts'
import { createTargets, type Targets } from './targets.ts'
import { verifySet } from './verify-set.ts'

type Deps = Readonly<{ ports: Ports; vault: Vault; requireSession: RequireSession; targets?: Targets }>
const EVERY_MS = 300

export function createBackupHandlers({ ports: given, vault, requireSession, targets = createTargets(given) }: Deps) {
  const ports = { ...given, attempts: vault.attempts }
  const os = implement(backupContract)
  const runner = createRunner(ports)
  // What a crash left half prepared is no offer: only its room is wanted back.
  void discardLeftovers(ports.dataDir).catch(() => {})
  // They share the folder and the file beside the vault in which what is to come is made ready.
  const inTurn = createTurns()
  const restoring = { ports, vault, shelf: { record: null, atDoor: false } as Shelf }
  const overview = (session: Session): BackupOverview => ({
    ...overviewOf(session.db, ports.now()),
    vaultId: vaultIdSchema.parse(session.vaultId),
    choosing: ports.shell.chooseFolder ? 'dialog' : 'typed',
  })

  const maySee = () => vault.session()?.user.rights.includes('admin') ?? true
  /** Before unlock the backup's own password is the right; once somebody is in, it takes the right to look after the vault. */
  const mayRestore = async () => {
    if (!maySee()) throw new AppError('not_permitted')
    if ((await vault.status()).place === 'sample') throw new AppError('not_in_sample')
    if (runner.busy()) throw new AppError('backup_busy')
  }
  /** Whether somebody was in is settled now; he may be out when it is asked. */
  const judging = (secret: BackupSecret | null, present: BackupSecret | null = null): FindJudge => {
    const inside = vault.session() !== null
    return async () => (inside ? anybody : findDoorJudge({ ports, folder: vault.folder() }, { secret, present }))
  }
  /** Whoever stands at a locked door neither switches to nor drops what somebody inside has prepared. */
  const mayUsePrepared = () => (vault.session() ? maySee() : isForTheDoor(restoring.shelf, ports.now()))
  const requirePrepared = () => {
    if (!mayUsePrepared()) throw new AppError('restore_missing')
  }
  const restored = async (work: () => Promise<void>) => {
    await mayRestore()
    await inTurn(work)
    return vault.status()
  }

  return os.router({
    overview: os.overview.handler(async () => {
      const known = overview(requireSession())
      return (await vault.status()).place === 'sample' ? { ...known, remind: false } : known
    }),
    configure: os.configure.handler(({ input }) => {
      const session = requireSession()
      configure(session, input)
      return overview(session)
    }),
    putOff: os.putOff.handler(() => {
      const session = requireSession()
      putOff(session, ports.now())
      return overview(session)
    }),

    targets: os.targets.handler(() => targets.list()),
    chooseTarget: os.chooseTarget.handler(({ input }) => targets.choose(input.typed)),
    listSets: os.listSets.handler(async ({ input }) => {
      const path = await targets.pathOf(input.target)
      return onMedium(() => listSets(path))
    }),

    start: os.start.handler(async ({ input }) => {
      const target = await targets.pathOf(input.target)
      requireSession()
      const open = vault.opened()
      if (!open) throw new AppError('vault_locked')
      const stillOpen = () => vault.session() === open.session
      runner.start({ open, folder: vault.folder(), target, thorough: input.thorough, stillOpen })
    }),
    watch: os.watch.handler(({ signal }) => watch(runner, signal)),
    cancel: os.cancel.handler(() => runner.cancel()),
    prune: os.prune.handler(({ input }) => {
      const session = requireSession()
      const { vaultId } = session
      return runner.alone(async () => {
        const root = rootOf(await targets.pathOf(input.target), vaultId)
        const pruned = await onMedium(() =>
          pruneSets(root, { vaultId, unwanted: input.sets, last: findLastRun(session.db)?.set ?? null }),
        )
        session.commit({ action: 'backup.pruned', subject: vaultId, details: { ...pruned } }, () => {})
        return pruned
      })
    }),

    verify: os.verify.handler(async function* ({ input: { target, secret, ...place }, signal }) {
      const root = rootOf(await targets.pathOf(target), place.vaultId)
      const pace = createPace(ports.now)
      const faults: Fault[] = []
      let done = false
      const open = secret === null ? vault.opened() : null
      const work = async (stop: AbortSignal) => {
        await verifySet({ ports, root, place, secret, open, pace, faults, signal: stop })
        done = true
      }
      yield* reporting(work, () => ({ progress: pace.now(), faults: [...faults], done }), signal)
    }),

    prepareRestore: os.prepareRestore.handler(async function* ({
      input: { target, secret, present, ...place },
      signal,
    }) {
      await mayRestore()
      const root = rootOf(await targets.pathOf(target), place.vaultId)
      const pace = createPace(ports.now)
      const faults: Fault[] = []
      let prepared: Prepared | null = null
      const session = vault.session()
      const findJudge = judging(secret, present)
      const prepare = async (stop: AbortSignal) => {
        stop.throwIfAborted()
        const replaced = session && overviewHead(session)
        restoring.shelf.record = null
        restoring.shelf.atDoor = session === null
        restoring.shelf.record = await prepareRestore({
          ports,
          root,
          place,
          secret,
          pace,
          faults,
          replaced,
          findJudge,
          signal: stop,
        })
        prepared = await findPrepared(restoring)
      }
      const work = (stop: AbortSignal) => inTurn(() => prepare(stop))
      yield* reporting(work, () => ({ progress: pace.now(), faults: [...faults], prepared }), signal)
    }),
    prepared: os.prepared.handler(() => (mayUsePrepared() ? findPrepared(restoring) : null)),
    discardPrepared: os.discardPrepared.handler(async () => {
      await mayRestore()
      await inTurn(async () => {
        requirePrepared()
        await dropPrepared(restoring)
      })
    }),
    switchToPrepared: os.switchToPrepared.handler(() =>
      restored(async () => {
        requirePrepared()
        await switchToPrepared(restoring)
      }),
    ),
    kept: os.kept.handler(() => listKept(ports.dataDir)),
    bringBack: os.bringBack.handler(({ input }) =>
      restored(async () => {
        const { present, ...asked } = input
        await bringBack(restoring, { ...asked, findJudge: judging(asked.secret, present) })
      }),
    ),

    snapshots: os.snapshots.handler(() => snapshotsOf(restoring)),
    compareSnapshot: os.compareSnapshot.handler(async ({ input }) => {
      await mayRestore()
      const findJudge = judging(input.secret)
      return inTurn(() => compareSnapshot(restoring, { ...input, findJudge }))
    }),
    restoreSnapshot: os.restoreSnapshot.handler(({ input }) =>
      restored(async () => restoreSnapshot(restoring, { ...input, findJudge: judging(input.secret) })),
    ),
  })
}

function configure(session: Session, settings: BackupSettings): void {
  const { putOffUntil } = readReminder(session.db)
  session.commit({ action: 'backup.configured', subject: session.vaultId, details: { ...settings } }, (db) =>
    writeReminder(db, { ...settings, putOffUntil }),
  )
}

function overviewHead(session: Session) {
  const { seq, hash } = factsOf(session.db)
  return { seq, hash }
}

/** Begins with the present state and ends with the run. */
async function* watch(runner: Runner, signal: AbortSignal | undefined): AsyncGenerator<RunState, void> {
  while (!signal?.aborted) {
    const now = runner.state()
    yield now
    if (now.state !== 'running') return
    await Promise.race([setTimeout(EVERY_MS, undefined, signal ? { signal } : {}).catch(() => {}), runner.ended()])
  }
}
