import { IconFile, IconFileText, IconFileTypePdf, IconMovie, IconPhoto, IconWaveSine } from '@tabler/icons-react'
import { useState } from 'react'
import { thumbUrl } from '#renderer/rpc/media.ts'
import type { Evidence, MediaKind } from '#shared/evidence/model.ts'
import classes from './evidence.module.css'

const ICONS = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  audio: IconWaveSine,
  video: IconMovie,
  text: IconFileText,
  other: IconFile,
} as const satisfies Record<MediaKind, typeof IconFile>

/** Images which would cost too much to decode only for a small picture. */
const isHeavy = ({ notices, size }: Evidence) =>
  notices.includes('huge_image') || notices.includes('unreadable_image') || size > 30_000_000

/** A small picture of an item, or the icon of its kind. Decorative: the title always stands beside it. */
export function EvidenceThumb({ evidence, size }: { evidence: Evidence; size: number | string }) {
  const [failed, setFailed] = useState(false)
  const Icon = ICONS[evidence.kind]
  if (evidence.kind === 'image' && !failed && !isHeavy(evidence))
    return (
      <img
        src={thumbUrl(evidence.id)}
        alt=""
        style={{ height: size }}
        loading="lazy"
        decoding="async"
        className={classes.thumb}
        onError={() => setFailed(true)}
      />
    )
  return (
    <span style={{ height: size }} className={classes.thumb} aria-hidden>
      <Icon size="40%" stroke={1.25} />
    </span>
  )
}
