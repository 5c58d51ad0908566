import { parentPort, workerData } from 'node:worker_threads'
import { Decrypter, Encrypter } from 'age-encryption'

/** One age file (https://age-encryption.org/v1), small: JavaScript age does some 30 MB a second. */
export type AgeJob =
  | Readonly<{ kind: 'seal'; plain: Uint8Array; recipients: readonly string[]; passphrase: string | null }>
  | Readonly<{ kind: 'open'; sealed: Uint8Array; identity: string | null; passphrase: string | null }>
export type AgeAnswer = Readonly<{ bytes: Uint8Array }> | Readonly<{ refused: 'locked' | 'damaged' }>

// One file per worker: scrypt takes a second and a quarter of a gigabyte, and a hostile file may ask for more.
async function work(job: AgeJob): Promise<AgeAnswer> {
  if (job.kind === 'open') return open(job)
  const encrypter = new Encrypter()
  if (job.passphrase !== null) encrypter.setPassphrase(job.passphrase)
  else for (const recipient of job.recipients) encrypter.addRecipient(recipient)
  return { bytes: await encrypter.encrypt(job.plain) }
}

async function open({ sealed, identity, passphrase }: Extract<AgeJob, { kind: 'open' }>): Promise<AgeAnswer> {
  const decrypter = new Decrypter()
  if (identity !== null) decrypter.addIdentity(identity)
  if (passphrase !== null) decrypter.addPassphrase(passphrase)
  try {
    return { bytes: await decrypter.decrypt(sealed) }
  } catch (error) {
    // The one failure that tells of a key and not of the file; its text is the library's own.
    return { refused: String(error).includes('no identity matched') ? 'locked' : 'damaged' }
  }
}

parentPort?.postMessage(await work(workerData as AgeJob))
