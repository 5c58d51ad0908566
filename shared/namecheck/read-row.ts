import { readDay } from '#shared/people/read-day.ts'
import type { Mapping } from '#shared/tables/model.ts'
import { type Named, type NameField, namedSchema } from './model.ts'

/** One row of a table as a name to check; null when it holds none. */
export function readNamed(cells: readonly string[], mapping: Mapping): Named | null {
  const cell = (field: NameField, most: number): string => {
    const column = mapping[field] ?? null
    return column === null ? '' : (cells[column] ?? '').slice(0, most)
  }
  const found = namedSchema.safeParse({
    name: cell('name', 200),
    birthDay: readDay(cell('birthDay', 60)).day,
    birthPlace: cell('birthPlace', 100),
    nip: cell('nip', 30).replace(/[\s.']/g, ''),
    source: cell('source', 200),
  })
  return found.success ? found.data : null
}
