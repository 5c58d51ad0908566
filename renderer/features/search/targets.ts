import { paths } from '#renderer/ui/paths.ts'
import type { SearchHit, SnippetPart } from '#shared/search/model.ts'
import { KINDS } from './words.ts'

/** Something the finder can go to. */
export type Target = Readonly<{
  key: string
  href: string
  kind: string
  title: string
  snippet: readonly SnippetPart[]
}>

export function targetOf(hit: SearchHit): Target | null {
  const href = hrefOf(hit)
  return href === null ? null : { key: hit.id, href, kind: KINDS[hit.kind], title: hit.title, snippet: hit.snippet }
}

/** Null for a hit no screen shows: it has neither case nor report. */
function hrefOf({ kind, id, caseId, parentId }: SearchHit): string | null {
  switch (kind) {
    case 'case':
      return paths.case(id)
    case 'report':
      return paths.report(id)
    case 'evidence':
      if (caseId) return paths.evidence(caseId, id)
      return parentId && paths.report(parentId)
    case 'exchange':
      return caseId && parentId && paths.interview(caseId, parentId)
    case 'document':
      return caseId && paths.document(caseId, id)
    case 'person':
      return paths.employee(id)
  }
}

type Asking = Readonly<{ typed: string; asked: string; found: { isSuccess: boolean; isPlaceholderData: boolean } }>

/** Whether what is shown answers the text as it stands typed, and not the one before. */
export const isAnswered = ({ typed, asked, found }: Asking): boolean =>
  typed.trim() === asked && found.isSuccess && !found.isPlaceholderData

type Page = Readonly<{ href: string; title: string }>

/** Pages whose title holds every typed word. */
export function pagesLike(pages: readonly Page[], text: string, kind: string): Target[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return pages
    .filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)))
    .map(({ href, title }) => ({ key: href, href, kind, title, snippet: [] }))
}
