import type { Session } from 'electron'
import { isOurs } from './channels.ts'

/** Cancels every request that is not our page's own: the program is offline by construction, not by habit. */
export function blockNetwork(session: Session, development: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url, development) }))
  session.on('will-download', (event) => event.preventDefault())
  // The spell checker would fetch dictionaries from Google.
  session.setSpellCheckerEnabled(false)
}

function isAllowed(address: string, development: boolean): boolean {
  const protocol = URL.parse(address)?.protocol
  if (protocol === 'blob:' || protocol === 'data:') return true
  return isOurs(address) || (development && protocol === 'devtools:')
}
