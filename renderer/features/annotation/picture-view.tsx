import { mediaUrl } from '#renderer/rpc/use-core.ts'
import type { Size } from '#shared/annotation/geometry.ts'
import { paintOrder } from '#shared/annotation/picture.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import classes from './annotation.module.css'
import { ShapeView } from './shape-view.tsx'

type PictureViewProps = Readonly<{
  evidenceId: EvidenceId
  picture: Size
  shapes: Iterable<Shape>
  /** Left out: it is being typed. */
  hidden?: string | null
  /** Whole pixels instead of a smooth picture, when looking closely. */
  sharp?: boolean
  onError?: () => void
}>

/** The picture and its marks in pixels of the picture; the original is only ever shown. */
export const PictureView = ({ evidenceId, picture, shapes, hidden, sharp, onError }: PictureViewProps) => (
  <>
    <rect className={classes.paper} width={picture.width} height={picture.height} />
    <image
      href={mediaUrl(evidenceId)}
      width={picture.width}
      height={picture.height}
      preserveAspectRatio="none"
      style={{ imageRendering: sharp ? 'pixelated' : 'auto' }}
      onError={onError}
    />
    {paintOrder(shapes)
      .filter(({ id }) => id !== hidden)
      .map((shape) => (
        <ShapeView key={shape.id} shape={shape} picture={picture} />
      ))}
  </>
)
