import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#shared/kernel/app-error.ts'
import type { KeyPairMaterial } from '../signer.ts'
import { openPkcs12 } from './open-pkcs12.ts'

export type Pkcs12Job = Readonly<{ file: Uint8Array; password: string }>
export type Pkcs12Answer = Readonly<{ opened: KeyPairMaterial }> | Readonly<{ refused: string }>

// One file per worker: however long a hostile file lets it compute, the core goes on and ends it.
const { file, password } = workerData as Pkcs12Job
const answer = await openPkcs12(file, password).then(
  (opened): Pkcs12Answer => ({ opened }),
  (error: unknown): Pkcs12Answer => {
    if (error instanceof AppError) return { refused: error.code }
    throw error
  },
)
parentPort?.postMessage(answer)
