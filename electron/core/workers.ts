import { createRenderer } from './documents/render.ts'
import { addRecordingEvidence } from './evidence/service.ts'
import { createFinaliseDeps } from './interviews/handlers.ts'
import type { Ports } from './kernel/ports.ts'

/** What runs beside the core's own thread, and what it takes to use it. */
export function createWorkers(ports: Ports) {
  const renderer = createRenderer({ workerFile: ports.workerFile('typst'), resourcesDir: ports.resourcesDir })
  return {
    renderer,
    finalise: createFinaliseDeps({ ports, addRecordingEvidence }),
    close: () => renderer.close(),
  }
}

export type Workers = ReturnType<typeof createWorkers>
