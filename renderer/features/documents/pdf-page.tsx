import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import classes from './pdf-view.module.css'
import { pdfWords } from './pdf-words.ts'
import type { PageSize } from './use-pdf.ts'

type Props = Readonly<{
  document: PDFDocumentProxy
  number: number
  /** Stands in until the page itself was read. */
  size: PageSize
  scale: number
  root: RefObject<HTMLElement | null>
}>

/** Chromium refuses much larger canvases, and a laptop's memory does earlier. */
const MAX_PIXELS = 24_000_000

/** One page, drawn only while it is near the view. */
export function PdfPage({ document, number, size, scale, root }: Props) {
  const frame = useRef<HTMLElement>(null)
  const near = useNear(frame, root)
  const [own, setOwn] = useState(size)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const holder = frame.current
    if (!near || !holder) return
    const drawing = drawPage({ document, number, scale })
    drawing.done
      .then(async ({ page, canvas, width, height }) => {
        setOwn({ width, height })
        setFailed(false)
        holder.replaceChildren(canvas)
        const text = await textOver(page, scale)
        if (!drawing.isCancelled()) holder.append(text)
      })
      .catch(() => drawing.isCancelled() || setFailed(true))
    return () => drawing.cancel()
  }, [document, number, scale, near])

  // Far pages give their pixels back.
  useEffect(() => {
    if (!near) frame.current?.replaceChildren()
  }, [near])

  return (
    <div className={classes.page} style={{ width: own.width * scale, height: own.height * scale }}>
      <article ref={frame} className={classes.paper} aria-label={pdfWords.page(number)} />
      {failed && <p>{pdfWords.pageFailed}</p>}
    </div>
  )
}

function drawPage({ document, number, scale }: Pick<Props, 'document' | 'number' | 'scale'>) {
  let cancelled = false
  let stop = () => {}
  const run = async () => {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const wanted = scale * window.devicePixelRatio
    const viewport = page.getViewport({ scale: Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height))) })
    const canvas = window.document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    canvas.ariaHidden = 'true'
    if (cancelled) throw new Error('cancelled')
    const task = page.render({ canvas, viewport })
    stop = () => task.cancel()
    await task.promise
    if (cancelled) throw new Error('cancelled')
    return { page, canvas, width, height }
  }
  return {
    done: run(),
    isCancelled: () => cancelled,
    cancel() {
      cancelled = true
      stop()
    },
  }
}

/** The page's words, unseen over their picture: to be marked, copied and read aloud. */
async function textOver(page: PDFPageProxy, scale: number): Promise<HTMLElement> {
  const container = window.document.createElement('div')
  container.className = classes.text ?? ''
  container.style.setProperty('--total-scale-factor', String(scale))
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport: page.getViewport({ scale }),
  })
  await layer.render()
  return container
}

function useNear(frame: RefObject<HTMLElement | null>, root: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!frame.current) return
    const observer = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      root: root.current,
      rootMargin: '800px 0px',
    })
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame, root])
  return near
}
