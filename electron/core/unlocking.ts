import { finaliseLeftovers } from './interviews/leftovers.ts'
import type { Ports } from './kernel/ports.ts'
import { indexOldReporters } from './reports/index-reporters.ts'
import type { Vault } from './vault/service.ts'
import type { Workers } from './workers.ts'

type Deps = Readonly<{ ports: Ports; workers: Pick<Workers, 'finalise'> }>

/** A vault that, each time it opens, first brings to an end what a crash or a lock cut short. */
export function createUnlocking(vault: Vault, { ports, workers }: Deps): Vault {
  const opened = async () => {
    const session = vault.session()
    if (!session) return
    for (const finish of [() => finaliseLeftovers(workers.finalise, session), () => indexOldReporters(session)])
      try {
        await finish()
      } catch (error) {
        // The vault must open all the same: what is unfinished waits for the next time.
        ports.logger.incident(error, 'vault.leftovers')
      }
  }
  return {
    ...vault,
    unlock: async (...call) => {
      await vault.unlock(...call)
      await opened()
    },
    unlockWithRecovery: async (...call) => {
      await vault.unlockWithRecovery(...call)
      await opened()
    },
  }
}
