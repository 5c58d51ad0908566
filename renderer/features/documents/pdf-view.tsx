import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { Loading } from '#renderer/ui/loading.tsx'
import { ToolButton } from '#renderer/ui/tool-button.tsx'
import { PdfPage } from './pdf-page.tsx'
import classes from './pdf-view.module.css'
import { pdfWords } from './pdf-words.ts'
import { type OpenedPdf, type PasswordAsked, usePdf } from './use-pdf.ts'

const STEP = 1.25
/** Room for the scroll bar and the margin of a page, in CSS pixels. */
const GUTTER = 32

/** A PDF as its pages; a new `url` takes the old one's place at the same scroll position. */
export function PdfView({ url, label }: { url: string; label: string }) {
  const { opened, password, failed } = usePdf(url)
  if (failed) return <Alert color="orange">{pdfWords.failed}</Alert>
  if (password) return <AskPassword asked={password} />
  return opened ? <Pages opened={opened} label={label} /> : <Loading label={pdfWords.loading} />
}

function Pages({ opened: { document, size }, label }: { opened: OpenedPdf; label: string }) {
  const measured = useElementSize()
  const scroller = useRef<HTMLDivElement>(null)
  const ref = useMergedRef(measured.ref, scroller)
  const [zoom, setZoom] = useState(1)
  const [current, setCurrent] = useState(1)
  const scale = (Math.max(1, measured.width - GUTTER) / size.width) * zoom
  const onScroll = () => setCurrent(pageInView(scroller.current, document.numPages))
  const by = (factor: number) => setZoom((now) => Math.min(5, Math.max(0.25, now * factor)))
  return (
    <div className={classes.view}>
      <Group justify="space-between" gap="xs">
        <Group gap={4}>
          <ToolButton label={pdfWords.zoomOut} icon={IconZoomOut} onClick={() => by(1 / STEP)} />
          <ToolButton label={pdfWords.zoomIn} icon={IconZoomIn} onClick={() => by(STEP)} />
          <ToolButton label={pdfWords.fitWidth} icon={IconArrowAutofitWidth} onClick={() => setZoom(1)} />
        </Group>
        <Text size="sm" c="dimmed">
          {pdfWords.pageOf(current, document.numPages)}
        </Text>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section ref={ref} className={classes.scroller} tabIndex={0} aria-label={label} onScroll={onScroll}>
        {measured.width > 0 &&
          Array.from({ length: document.numPages }, (_, index) => index + 1).map((number) => (
            <PdfPage key={number} document={document} number={number} size={size} scale={scale} root={scroller} />
          ))}
      </section>
    </div>
  )
}

/** The page that crosses the upper third of the view. */
function pageInView(scroller: HTMLElement | null, pages: number): number {
  if (!scroller) return 1
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight / 3
  const passed = [...scroller.children].filter((page) => page.getBoundingClientRect().top <= line).length
  return Math.min(Math.max(1, passed), pages)
}

/** The password opens the view only; it is kept nowhere. */
function AskPassword({ asked }: { asked: PasswordAsked }) {
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asked.answer(password)
    setPassword('')
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={420} gap="sm" py="md">
        <Alert color="orange">{pdfWords.protected}</Alert>
        <PasswordInput
          label={pdfWords.password}
          description={pdfWords.passwordNote}
          autoComplete="off"
          value={password}
          error={asked.wrong && pdfWords.wrongPassword}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={password === ''}>
            {pdfWords.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
