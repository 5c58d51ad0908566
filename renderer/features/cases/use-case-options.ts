import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { Option } from '#renderer/ui/search-select.tsx'
import { ANY_CASE } from '#shared/cases/filter.ts'
import type { CaseId } from '#shared/cases/model.ts'

const TYPING_MS = 200
const MOST = 30

/** Cases to choose from, last changed first, by what is searched: there may be thousands. */
export function useCaseOptions({ openOnly }: Readonly<{ openOnly: boolean }>) {
  const [text, search] = useState('')
  const [wanted] = useDebouncedValue(text.trim().slice(0, 200), TYPING_MS)
  const found = useCoreQuery(
    ['cases', 'options', wanted],
    (api) => api.cases.page({ ...ANY_CASE, search: wanted, offset: 0, limit: MOST }),
    { keepPrevious: true },
  )
  const items = (found.data?.items ?? []).filter(({ state }) => !openOnly || state !== 'closed')
  const options: readonly Option<CaseId>[] = items.map(({ id, number, title, subjectNames }) => ({
    value: id,
    label: [number, title, subjectNames.join(', ')].filter(Boolean).join(' · '),
  }))
  return { options, search, text: wanted }
}
