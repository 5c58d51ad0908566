import { createContext, useContext } from 'react'
import type { Zone } from '#shared/kernel/instant.ts'

/** The office's zone from the settings. */
export const ZoneContext = createContext<Zone>('WIB')
export const useZone = (): Zone => useContext(ZoneContext)
