import type { Shape } from '#shared/annotation/shape.ts'

export const newShape = (text: string): Shape => ({
  kind: 'text',
  id: '1'.repeat(32) as never,
  z: 1,
  x: 2,
  y: 2,
  ink: 'red',
  size: 12,
  text,
})
