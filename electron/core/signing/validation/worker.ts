import { parentPort, workerData } from 'node:worker_threads'
import { type Trust, validatePdf } from './validate.ts'

export type VerifyJob = Readonly<{ bytes: Uint8Array; trust: Trust }>

// One file per worker: whatever a hostile file does to it ends with it.
const { bytes, trust } = workerData as VerifyJob
parentPort?.postMessage(validatePdf(bytes, trust))
