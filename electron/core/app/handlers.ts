import { implement } from '@orpc/server'
import { appContract } from '#shared/app/contract.ts'
import type { EventHub } from '../kernel/events.ts'
import type { Ports } from '../kernel/ports.ts'

const VERSION = '0.1.0'

export function createAppHandlers({ ports, events }: { ports: Pick<Ports, 'hostKind'>; events: EventHub }) {
  const os = implement(appContract)
  return os.router({
    info: os.info.handler(() => ({ version: VERSION, host: ports.hostKind })),
    changes: os.changes.handler(({ signal }) => events.subscribe(signal)),
  })
}
