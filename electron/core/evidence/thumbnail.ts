import { AppError } from '#shared/kernel/app-error.ts'
import type { KeptPictures } from '../kernel/kept-pictures.ts'
import { fromMemory, type MediaSource } from '../kernel/media.ts'
import type { Rasterizer } from '../kernel/rasterizer.ts'
import type { Session } from '../kernel/session.ts'
import { findEvidence } from './repository.ts'
import { readEvidence } from './service.ts'

// The widest card, 240 CSS pixels, on a screen of 150 % scale.
const EDGE = 360

type Deps = Readonly<{ rasterizer: Rasterizer; pictures: KeptPictures }>

/** A picture item in small, without its annotations; null for what is no picture or cannot be drawn. */
export async function findThumbnail(session: Session, deps: Deps, id: string): Promise<MediaSource | null> {
  if (findEvidence(session.db, id)?.kind !== 'image') return null
  const render = async () => deps.rasterizer.thumbnail((await readEvidence(session, id)).bytes, EDGE)
  try {
    return fromMemory(await deps.pictures.through(`${id}/thumb/${EDGE}`, render), 'image/png')
  } catch (error) {
    // Damaged, too large, or the vault was locked meanwhile: the page shows an icon instead.
    if (error instanceof AppError) return null
    throw error
  }
}
