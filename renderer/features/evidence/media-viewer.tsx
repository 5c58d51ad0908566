import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { PdfView } from '#renderer/features/documents/pdf-view.tsx'
import { mediaUrl } from '#renderer/rpc/use-core.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import { EvidenceThumb } from './evidence-thumb.tsx'
import { formatSize } from './file-size.ts'
import { ImageViewer } from './image-viewer.tsx'
import { TextViewer } from './text-viewer.tsx'
import classes from './viewer.module.css'
import { viewerWords } from './viewer-words.ts'
import { kindWords } from './words.ts'

/** Shows an item by what it is; what cannot be shown safely stands as a card. */
export function MediaViewer({ evidence }: { evidence: Evidence }) {
  if (evidence.size === 0) return <Alert color="orange">{viewerWords.emptyFile}</Alert>
  switch (evidence.kind) {
    case 'image':
      return <ImageViewer key={evidence.id} evidence={evidence} />
    case 'pdf':
      return <PdfView url={mediaUrl(evidence.id)} label={evidence.title} />
    case 'audio':
    case 'video':
      return <Player key={evidence.id} evidence={evidence} />
    case 'text':
      return <TextViewer evidence={evidence} />
    case 'other':
      return <FileCard evidence={evidence} />
  }
}

function Player({ evidence }: { evidence: Evidence }) {
  const [failed, setFailed] = useState(false)
  const common = {
    src: mediaUrl(evidence.id),
    controls: true,
    preload: 'metadata',
    'aria-label': evidence.title,
    onError: () => setFailed(true),
  } as const
  return (
    <Stack>
      {failed && <Alert color="orange">{viewerWords.mediaFailed}</Alert>}
      {evidence.kind === 'audio' ? (
        <audio {...common} className={classes.audio} />
      ) : (
        <video {...common} className={classes.video} />
      )}
    </Stack>
  )
}

const FileCard = ({ evidence }: { evidence: Evidence }) => (
  <Stack align="center" py="xl" ta="center">
    <EvidenceThumb evidence={evidence} size={140} />
    <Text fw={600}>{viewerWords.cannotShow}</Text>
    <Text c="dimmed" maw={460}>
      {viewerWords.cannotShowBody}
    </Text>
    <Text size="sm">
      {kindWords[evidence.kind]} · {evidence.mime} · {formatSize(evidence.size)}
    </Text>
  </Stack>
)
