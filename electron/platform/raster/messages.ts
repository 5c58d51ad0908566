import type { Drawing } from '#shared/annotation/drawing.ts'
import type { ImageHeader } from './image-header.ts'

/** The header was checked against the limits before the job is sent. */
export type RasterJob = Readonly<
  { image: Uint8Array; header: ImageHeader } & (
    | { kind: 'flatten'; drawing: Drawing }
    | { kind: 'thumbnail'; maxEdge: number }
  )
>
/** `picture`: the file cannot be decoded. `program`: our own mistake, to become an incident. */
export type RasterReply =
  | Readonly<{ ok: true; png: Uint8Array }>
  | Readonly<{ ok: false; fault: 'picture' | 'program'; reason: string }>
export type RasterWorkerData = Readonly<{ fontsDir: string }>
