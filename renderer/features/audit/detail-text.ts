import { VALUES } from './detail-words.ts'
import { words } from './words.ts'

/** A recorded fact as text: lists joined, yes and no in words. */
export function detailText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return value.toLocaleString('id-ID')
  if (Array.isArray(value)) return value.map(detailText).join(', ')
  return typeof value === 'string' ? (VALUES[value] ?? value) : JSON.stringify(value)
}
