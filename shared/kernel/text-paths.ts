import { z } from 'zod'
import { isFreeText } from './text.ts'

/** Keys from the input down to one text; `*` for each element of a list. */
export type TextPath = readonly string[]

/** Where in a value of that schema free text stands, in the order of the schema. */
export function textPathsOf(schema: unknown): TextPath[] {
  if (!(schema instanceof z.ZodType)) return []
  if (isFreeText(schema)) return [[]]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => under(key, textPathsOf(inner)))
  if (schema instanceof z.ZodArray) return under('*', textPathsOf(schema.element))
  if (schema instanceof z.ZodRecord) return under('*', textPathsOf(schema.valueType))
  if (schema instanceof z.ZodUnion) return distinct(schema.options.flatMap(textPathsOf))
  if (schema instanceof z.ZodPipe) return textPathsOf(schema.in)
  if ('innerType' in schema.def) return textPathsOf(schema.def.innerType)
  return []
}

const under = (key: string, paths: readonly TextPath[]): TextPath[] => paths.map((path) => [key, ...path])

const distinct = (paths: readonly TextPath[]): TextPath[] => [
  ...new Map(paths.map((path) => [path.join('.'), path])).values(),
]

/** The texts that stand at a path in a value of that schema. */
export function textsAt(value: unknown, [key, ...rest]: TextPath): string[] {
  if (key === undefined) return typeof value === 'string' ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  if (key === '*') return Object.values(value).flatMap((inner) => textsAt(inner, rest))
  return textsAt((value as Readonly<Record<string, unknown>>)[key], rest)
}
