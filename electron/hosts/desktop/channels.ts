/** The only ways from the page to the main process; electron/preload.ts repeats them. */
export const PORT_CHANNEL = 'saksama:port'
export const IMPORT_CHANNEL = 'saksama:import'
export const BATCH_CHANNEL = 'saksama:import-batch'

/** Without `persist:` a partition lives in memory: the page leaves nothing on the disk. */
export const PARTITION = 'saksama'

export const SCHEME = 'app'
const ORIGIN = 'app://local'
export const HOME = `${ORIGIN}/`

/** True for an address of our own page. Parsed, never compared by its beginning: `app://local.evil/` is not ours. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${SCHEME}:` && url.host === 'local' && url.username === '' && url.port === ''
}
