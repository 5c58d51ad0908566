import { implement } from '@orpc/server'
import { guaranteesContract } from '#shared/guarantees/contract.ts'
import type { OfflineWatch } from './offline-watch.ts'

export function createGuaranteesHandlers({ offline }: Readonly<{ offline: OfflineWatch }>) {
  const os = implement(guaranteesContract)
  return os.router({
    rules: os.rules.handler(() => offline.rules()),
    attempts: os.attempts.handler(() => offline.attempts()),
    notePolicy: os.notePolicy.handler(({ input: { directive, target, tested } }) =>
      offline.note({
        kind: 'page_policy',
        target: target.includes(':') ? target : `${directive} ${target}`.trim(),
        tested,
      }),
    ),
  })
}
