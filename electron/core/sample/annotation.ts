import { type Shape, shapeIdSchema } from '#shared/annotation/shape.ts'

/** Marks over `tangkapan-unggahan.png` (720 × 1440): what is shown, in steps; two bystanders are redacted. */
export function sampleAnnotation(newId: () => string): Shape[] {
  const base = (z: number) => ({ id: shapeIdSchema.parse(newId()), z })
  return [
    { kind: 'box', ...base(1), x: 20, y: 262, w: 680, h: 146, ink: 'red', stroke: 5 },
    { kind: 'step', ...base(2), x: 690, y: 262, ink: 'red', radius: 24, number: 1 },
    { kind: 'ellipse', ...base(3), x: 204, y: 566, w: 480, h: 190, ink: 'blue', stroke: 6 },
    { kind: 'step', ...base(4), x: 690, y: 660, ink: 'blue', radius: 24, number: 2 },
    { kind: 'arrow', ...base(5), from: { x: 110, y: 880 }, to: { x: 236, y: 700 }, ink: 'blue', stroke: 7 },
    { kind: 'text', ...base(6), x: 36, y: 892, ink: 'blue', size: 30, text: 'Simbol dua jari' },
    { kind: 'redaction', ...base(7), x: 20, y: 1036, w: 680, h: 276 },
  ]
}
