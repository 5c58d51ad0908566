import { z } from 'zod'
import { defineId } from '#shared/kernel/id.ts'
import { cleanText } from '#shared/kernel/text.ts'
import { inkSchema } from './palette.ts'

export const shapeIdSchema = defineId('ShapeId')

// Far outside any picture the rasterizer accepts: a shape may hang over an edge, not wander off.
const LIMIT = 200_000
const coordinate = z.number().min(-LIMIT).max(LIMIT)
const extent = z.number().min(0).max(LIMIT)
const pointSchema = z.strictObject({ x: coordinate, y: coordinate })

/** `z` orders shapes from back to front; redactions are painted after everything else all the same. */
const base = { id: shapeIdSchema, z: z.number().min(0).max(1e9) }
const rect = { x: coordinate, y: coordinate, w: extent, h: extent }
/** Stroke width in pixels of the picture. */
const ink = { ink: inkSchema, stroke: z.number().min(0.5).max(400) }

export const MAX_SHAPES = 2000
export const MAX_PEN_POINTS = 4000
export const MAX_TEXT = 5000

/**
 * One mark over a picture. All lengths are pixels of the picture after its EXIF orientation, y down; the view (zoom,
 * pan, selection) is never part of it. Plain JSON: behaviour is in the table `shape-kinds.ts`.
 */
export const shapeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('box'), ...base, ...rect, ...ink }),
  z.strictObject({ kind: z.literal('ellipse'), ...base, ...rect, ...ink }),
  z.strictObject({ kind: z.literal('arrow'), ...base, ...ink, from: pointSchema, to: pointSchema }),
  z.strictObject({ kind: z.literal('pen'), ...base, ...ink, points: z.array(pointSchema).min(1).max(MAX_PEN_POINTS) }),
  z.strictObject({ kind: z.literal('highlight'), ...base, ...rect, ink: inkSchema }),
  z.strictObject({
    kind: z.literal('text'),
    ...base,
    x: coordinate,
    y: coordinate,
    ink: inkSchema,
    /** Height of a letter's box in pixels. */
    size: z.number().min(4).max(2000),
    text: z.string().overwrite(cleanText).min(1).max(MAX_TEXT),
  }),
  z.strictObject({
    kind: z.literal('step'),
    ...base,
    /** Centre of the disc. */
    x: coordinate,
    y: coordinate,
    ink: inkSchema,
    radius: z.number().min(4).max(2000),
    number: z.number().int().min(1).max(MAX_SHAPES),
  }),
  /** Opaque; its pixels are gone from every export. */
  z.strictObject({ kind: z.literal('redaction'), ...base, ...rect }),
])
export type Shape = z.infer<typeof shapeSchema>
export type ShapeKindName = Shape['kind']
export type ShapeOf<K extends ShapeKindName> = Extract<Shape, { kind: K }>

/** A whole annotation; ids are unique. */
export const shapesSchema = z
  .array(shapeSchema)
  .max(MAX_SHAPES)
  .refine((shapes) => new Set(shapes.map(({ id }) => id)).size === shapes.length)
