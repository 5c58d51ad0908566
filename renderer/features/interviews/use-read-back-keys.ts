import { useEffect, useRef } from 'react'

type Keys = Readonly<{ enabled: boolean; onConfirm: () => void; onMove: (by: -1 | 1) => void }>

/** Enter confirms, arrows turn the page; never while something is typed, a button has the focus or a dialog is open. */
export function useReadBackKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { enabled, onConfirm, onMove } = latest.current
      if (!enabled || event.ctrlKey || event.altKey || event.metaKey || isBusyWith(event.target)) return
      const act = { Enter: onConfirm, ArrowLeft: () => onMove(-1), ArrowRight: () => onMove(1) }[event.key]
      if (!act || (event.key === 'Enter' && isPressable(event.target))) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const isBusyWith = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"]') !== null ||
  (target instanceof HTMLElement && target.closest('input, textarea, select, audio, [role="menu"]') !== null)

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a') !== null
