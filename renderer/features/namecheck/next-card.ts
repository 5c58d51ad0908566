/** The undecided names that stand below the one `inside` belongs to, then those above it. */
export function cardsAfter(inside: HTMLElement | null): HTMLElement[] {
  const own = inside?.closest('article')
  if (!own) return []
  const cards = [...document.querySelectorAll<HTMLElement>('article[data-undecided="true"]')].filter((it) => it !== own)
  const isBelow = (card: HTMLElement) => (own.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return [...cards.filter(isBelow), ...cards.filter((card) => !isBelow(card))]
}

/** Deciding removes the button that had the focus: it goes to the first card still there, else to the heading. */
export function focusFirst(cards: readonly HTMLElement[]): void {
  // Somebody who went on elsewhere meanwhile is left there.
  const { activeElement } = document
  if (activeElement && activeElement !== document.body && activeElement.closest('article') === null) return
  const target = cards.find((card) => card.isConnected) ?? document.querySelector<HTMLElement>('h1')
  if (!target) return
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus()
}
