import { z } from 'zod'

/** A TEXT column that holds JSON of that shape. */
export const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)
