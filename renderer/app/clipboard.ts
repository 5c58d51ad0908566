/** Long enough to paste into another program, short enough not to be found there by the next person. */
export const CLIPBOARD_KEPT_MS = 120_000

type Options = Readonly<{
  /** Registers what must happen before the vault locks; returns how to take it back. */
  beforeLock(flush: () => Promise<void>): () => void
  clipboard?: Pick<Clipboard, 'readText' | 'writeText'>
  keptMs?: number
}>

/**
 * Empties the clipboard some time after text of this page was copied, and before a lock, but only while it still holds that
 * very text. A window without the focus may not look: then it is done when the focus returns. Returns how to stop.
 */
export function keepClipboardShort({
  beforeLock,
  clipboard = navigator.clipboard,
  keptMs = CLIPBOARD_KEPT_MS,
}: Options) {
  let ours: string | null = null
  let due = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const clear = async () => {
    if (ours === null) return
    due = true
    try {
      if (normal(await clipboard.readText()) === normal(ours)) await clipboard.writeText('')
      ours = null
      due = false
    } catch {
      // Without the focus; tried again when it returns.
    }
  }
  const copied = () => {
    const text = selectedText()
    if (text === '') return
    ours = text
    due = false
    clearTimeout(timer)
    timer = setTimeout(() => void clear(), keptMs)
  }
  const focused = () => {
    if (due) void clear()
  }
  const forget = beforeLock(clear)
  // Bubbling: after whatever a field does with its own selection, before the browser clears it on a cut.
  document.addEventListener('copy', copied)
  document.addEventListener('cut', copied)
  window.addEventListener('focus', focused)
  return () => {
    forget()
    clearTimeout(timer)
    document.removeEventListener('copy', copied)
    document.removeEventListener('cut', copied)
    window.removeEventListener('focus', focused)
  }
}

/** Systems differ in line ends and in the space after the last word. */
const normal = (text: string) => text.replaceAll('\r\n', '\n').trim()

function selectedText(): string {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const { value, selectionStart, selectionEnd } = field
    if (selectionStart !== null && selectionEnd !== null && selectionEnd > selectionStart)
      return value.slice(selectionStart, selectionEnd)
  }
  return window.getSelection()?.toString() ?? ''
}
