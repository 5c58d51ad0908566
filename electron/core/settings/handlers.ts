import { implement } from '@orpc/server'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { settingsContract } from '#shared/settings/contract.ts'
import { settingsSchema } from '#shared/settings/model.ts'
import type { Ports } from '../kernel/ports.ts'
import type { RequireSession } from '../kernel/session.ts'
import { recordBlob } from '../vault/blob-rows.ts'
import { readSettings, writeSettings } from './repository.ts'

type Deps = Readonly<{ requireSession: RequireSession; ports: Pick<Ports, 'now' | 'rasterizer'> }>
const LOGO_EDGE = 600

export function createSettingsHandlers({ requireSession, ports }: Deps) {
  const os = implement(settingsContract)

  async function storeLogo(image: Uint8Array) {
    const session = requireSession()
    const png = await ports.rasterizer.thumbnail(image, LOGO_EDGE).catch((cause) => {
      throw new AppError('not_an_image', undefined, { cause })
    })
    const blob = await session.blobs.put([png])
    const settings = settingsSchema.parse({ ...readSettings(session.db), logo: blob.id })
    return session.commit(
      { action: 'settings.logo_changed', subject: blob.id, details: { sha256: blob.sha256 } },
      (db) => {
        recordBlob(db, blob, toInstant(ports.now()))
        writeSettings(db, settings)
        return readSettings(db)
      },
    )
  }

  return os.router({
    get: os.get.handler(() => readSettings(requireSession().db)),
    update: os.update.handler(({ input }) => {
      const session = requireSession()
      const settings = { ...input, logo: readSettings(session.db).logo }
      return session.commit({ action: 'settings.changed', subject: 'settings' }, (db) => {
        writeSettings(db, settings)
        return settings
      })
    }),
    setLogo: os.setLogo.handler(({ input }) => {
      if (input.imageBase64 !== null) return storeLogo(Buffer.from(input.imageBase64, 'base64'))
      const session = requireSession()
      return session.commit({ action: 'settings.logo_removed', subject: 'settings' }, (db) => {
        const settings = { ...readSettings(db), logo: null }
        writeSettings(db, settings)
        return settings
      })
    }),
  })
}
