import { type ShapeKindName, type ShapeOf, shapeIdSchema } from '#shared/annotation/shape.ts'

let counter = 0
export function aShapeId() {
  counter += 1
  return shapeIdSchema.parse(counter.toString(16).padStart(32, '0'))
}

const RECT = { x: 10, y: 20, w: 100, h: 60 }
const INK = { ink: 'red', stroke: 4 } as const

const SAMPLES = {
  box: { kind: 'box', ...RECT, ...INK },
  ellipse: { kind: 'ellipse', ...RECT, ...INK },
  arrow: { kind: 'arrow', ...INK, from: { x: 10, y: 20 }, to: { x: 110, y: 80 } },
  pen: {
    kind: 'pen',
    ...INK,
    points: [
      { x: 10, y: 20 },
      { x: 60, y: 80 },
      { x: 110, y: 20 },
    ],
  },
  highlight: { kind: 'highlight', ...RECT, ink: 'yellow' },
  text: { kind: 'text', x: 10, y: 20, ink: 'red', size: 20, text: 'Contoh' },
  step: { kind: 'step', x: 60, y: 50, ink: 'red', radius: 20, number: 1 },
  redaction: { kind: 'redaction', ...RECT },
} as const satisfies { [K in ShapeKindName]: Omit<ShapeOf<K>, 'id' | 'z'> }

export const SHAPE_KIND_NAMES = Object.keys(SAMPLES) as ShapeKindName[]

/** A valid shape of a kind; override what the test is about. */
export const aShape = <K extends ShapeKindName>(kind: K, overrides: Partial<ShapeOf<K>> = {}): ShapeOf<K> =>
  ({ ...SAMPLES[kind], id: aShapeId(), z: counter, ...overrides }) as unknown as ShapeOf<K>
