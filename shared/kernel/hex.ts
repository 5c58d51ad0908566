import { z } from 'zod'

/** So many bytes in small hex digits. One way of writing each: in capitals the same bytes would be another text. */
export const hexSchema = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
