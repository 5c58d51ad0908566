import { z } from 'zod'

const ID = /^[0-9a-f]{32}$/

/** A branded id: 16 random bytes as 32 lower-case hex digits. Schema and type come from one call. */
export const defineId = <Name extends string>(_name: Name) => z.string().regex(ID).brand<Name>()

export const idSchema = defineId('Id')
