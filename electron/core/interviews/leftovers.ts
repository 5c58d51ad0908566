import type { Session } from '../kernel/session.ts'
import { type FinaliseDeps, finaliseRecording } from './finalise.ts'
import { listUnfinished } from './recording-rows.ts'
import { endRecordingRow } from './recordings.ts'
import { listRunning } from './repository.ts'
import { perform } from './steps.ts'

const INTERRUPTED = 'Brankas terkunci atau program berakhir.'

/**
 * At unlock: hearings that were running are paused with a note, recordings that a crash or a lock cut short become
 * exhibits with every acknowledged second. One that fails is logged and waits for the next unlock.
 */
export async function finaliseLeftovers(deps: FinaliseDeps, session: Session): Promise<void> {
  const context = { session, ports: deps.ports }
  for (const { id } of listRunning(session.db)) perform(context, { id, step: 'interrupt', note: INTERRUPTED })
  for (const { id } of listUnfinished(session.db)) {
    try {
      endRecordingRow(context, id, 'recovered')
      await finaliseRecording(deps, session, id)
    } catch (error) {
      deps.ports.logger.incident(error, 'interviews.leftovers')
    }
  }
}
