import { Text } from '@mantine/core'
import { mediaUrl, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Evidence } from '#shared/evidence/model.ts'
import { formatSize } from './file-size.ts'
import { decodeText } from './text-decoding.ts'
import classes from './viewer.module.css'
import { viewerWords } from './viewer-words.ts'

const SHOWN_BYTES = 1 << 20

/** The first megabyte of a text, literally: nothing in it is interpreted. */
export function TextViewer({ evidence }: { evidence: Evidence }) {
  const query = useCoreQuery(['evidence-text', evidence.id], () => readStart(evidence))
  return (
    <QueryView query={query}>
      {({ text, encoding }) => (
        <div className={classes.stage}>
          <Text size="xs" c="dimmed">
            {viewerWords.encoding(encoding)}
            {evidence.size > SHOWN_BYTES &&
              ` · ${viewerWords.textCut(formatSize(SHOWN_BYTES), formatSize(evidence.size))}`}
          </Text>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre className={classes.text} tabIndex={0}>
            {text}
          </pre>
        </div>
      )}
    </QueryView>
  )
}

async function readStart({ id, size }: Evidence) {
  const response = await fetch(mediaUrl(id), { headers: { range: `bytes=0-${SHOWN_BYTES - 1}` } })
  if (!response.ok) throw new Error(`media answered ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer()).subarray(0, SHOWN_BYTES)
  return decodeText(bytes, size > bytes.length)
}
