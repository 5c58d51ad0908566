import type { UseQueryResult } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { Calendar } from '#shared/calendar/contract.ts'

export const useCalendar = (): UseQueryResult<Calendar> => useCoreQuery(['calendar'], (api) => api.calendar.get())
