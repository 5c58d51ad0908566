import type { KeyboardEvent, MouseEvent } from 'react'

/** Arrow keys, Home and End walk the row links of a table body; Enter follows a link anyway. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.row-link')]
  const target = targetRow(event.key, links.indexOf(document.activeElement as HTMLElement), links.length)
  if (target === null) return
  event.preventDefault()
  links[target]?.focus()
}

/** A click anywhere in a row of a table body follows the row's link; Ctrl and the middle button stay the link's own. */
export function followRow({ target }: MouseEvent<HTMLElement>): void {
  if (!(target instanceof Element) || target.closest('a, button')) return
  target.closest('tr')?.querySelector<HTMLElement>('a.row-link')?.click()
}

/** Index of the row a key leads to from `at`; null when the key is not for us or focus is elsewhere. */
export function targetRow(key: string, at: number, count: number): number | null {
  if (at < 0 || count === 0) return null
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }
  const wanted = steps[key]
  return wanted === undefined ? null : Math.max(0, Math.min(count - 1, wanted))
}
