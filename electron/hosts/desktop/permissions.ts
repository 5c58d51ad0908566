import type { Session } from 'electron'
import type { OfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { isOurs } from './channels.ts'

const CLIPBOARD = ['clipboard-read', 'clipboard-sanitized-write']

export const permissionsRule: OfflineRule = { id: 'page_permissions', values: ['audio', ...CLIPBOARD], holds: true }

/** Of everything a page may ask for, ours gets the microphone and the clipboard; the camera and devices never. */
export function limitPermissions(session: Session, offline: OfflineWatch): void {
  session.setPermissionRequestHandler((_contents, permission, reply, details) => {
    const answer = (granted: boolean) => {
      if (!granted) offline.note({ kind: 'permission', target: permission })
      reply(granted)
    }
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
