import type { Drawing } from '#shared/annotation/drawing.ts'

export type ImageFacts = Readonly<{ width: number; height: number }>

/** Decodes and draws images in a worker with limits, so that a hostile file cannot take the core down. */
export type Rasterizer = Readonly<{
  /** Size after orientation. Throws AppError `image_unreadable` or `image_too_large`. */
  probe(image: Uint8Array): Promise<ImageFacts>
  /** Draws over the image at its own pixel size and encodes a fresh PNG without any metadata. */
  flatten(image: Uint8Array, drawing: Drawing): Promise<Uint8Array>
  /** A PNG no larger than `maxEdge` pixels on its longer edge. */
  thumbnail(image: Uint8Array, maxEdge: number): Promise<Uint8Array>
  close(): Promise<void>
}>
