import { PasswordResponses, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { openPdf } from './pdf-source.ts'

/** Page size in PDF points at scale 1; the first page stands for those not yet seen. */
export type PageSize = Readonly<{ width: number; height: number }>
export type OpenedPdf = Readonly<{ document: PDFDocumentProxy; size: PageSize }>
export type PasswordAsked = Readonly<{ wrong: boolean; answer: (password: string) => void }>

type PdfState = Readonly<{ opened: OpenedPdf | null; password: PasswordAsked | null; failed: boolean }>
const START: PdfState = { opened: null, password: null, failed: false }

/** Opens `url`; while the next one loads, the last one stays, so that a refreshed preview does not flicker. */
export function usePdf(url: string): PdfState {
  const [state, setState] = useState<PdfState>(START)
  useEffect(() => {
    const stop = new AbortController()
    const fail = () => stop.signal.aborted || setState({ ...START, failed: true })
    const ask = (password: PasswordAsked) => setState({ ...START, password })
    let task: PDFDocumentLoadingTask | null = null
    load(url, { signal: stop.signal, fail, ask, onTask: (started) => (task = started) })
      .then((opened) => stop.signal.aborted || setState({ ...START, opened }))
      .catch(fail)
    return () => {
      stop.abort()
      // The next document takes the place first; pages still drawing this one then fail quietly.
      setTimeout(() => void task?.destroy(), 0)
    }
  }, [url])
  return state
}

type LoadOptions = Readonly<{
  signal: AbortSignal
  fail: () => void
  ask: (asked: PasswordAsked) => void
  onTask: (task: PDFDocumentLoadingTask) => void
}>

async function load(url: string, { signal, fail, ask, onTask }: LoadOptions): Promise<OpenedPdf> {
  const task = await openPdf(url, signal, fail)
  onTask(task)
  if (signal.aborted) await task.destroy()
  task.onPassword = (answer: (password: string) => void, reason: number) =>
    ask({ answer, wrong: reason === PasswordResponses.INCORRECT_PASSWORD })
  const document = await task.promise
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
  return { document, size: { width, height } }
}
