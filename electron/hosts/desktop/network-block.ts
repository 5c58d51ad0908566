import type { Session } from 'electron'
import type { OfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { HOME, isOurs } from './channels.ts'

type Blocking = Readonly<{ development: boolean; offline: OfflineWatch }>

/** Cancels every request that is not our page's own: the program is offline by construction, not by habit. */
export function blockNetwork(session: Session, { development, offline }: Blocking): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isAllowed(details.url, development)
    if (!allowed) offline.note({ kind: 'request', target: details.url })
    answer({ cancel: !allowed })
  })
  session.on('will-download', (event) => {
    offline.note({ kind: 'download', target: '' })
    event.preventDefault()
  })
  // The spell checker would fetch dictionaries from Google.
  session.setSpellCheckerEnabled(false)
}

/** Addresses that lead nowhere but into the page itself. */
const INSIDE = ['blob:', 'data:']

/** What the filter lets pass, asked of the filter. */
export const networkRule = (development: boolean): OfflineRule => ({
  id: 'network_filter',
  values: [HOME, ...INSIDE],
  holds: OUTSIDE.every((address) => !isAllowed(address, development)),
})

const OUTSIDE = ['https://uji.saksama.invalid/', 'http://192.0.2.1/', 'ws://192.0.2.1/', 'file:///etc/hostname']

function isAllowed(address: string, development: boolean): boolean {
  const protocol = URL.parse(address)?.protocol
  if (protocol && INSIDE.includes(protocol)) return true
  return isOurs(address) || (development && protocol === 'devtools:')
}
