import type { Session } from 'electron'
import { isOurs } from './channels.ts'

const CLIPBOARD = ['clipboard-read', 'clipboard-sanitized-write']

/** Of everything a page may ask for, ours gets the microphone and the clipboard; the camera and devices never. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    if (!isOurs(details.requestingUrl)) return answer(false)
    if (permission !== 'media') return answer(CLIPBOARD.includes(permission))
    const asked = ('mediaTypes' in details ? details.mediaTypes : undefined) ?? []
    answer(asked.length > 0 && asked.every((type) => type === 'audio'))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    if (!isOurs(origin)) return false
    return permission === 'media' ? details.mediaType === 'audio' : CLIPBOARD.includes(permission)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}
