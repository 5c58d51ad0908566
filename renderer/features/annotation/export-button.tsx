import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconPhotoDown } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useApi } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { savableShapes } from '#shared/annotation/commands.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import classes from './annotation.module.css'
import { PictureView } from './picture-view.tsx'
import type { Annotation } from './use-annotation.ts'
import { words } from './words.ts'

/** Asks with a preview and a list of what is lost and kept, then makes the derived item. */
export function useExport(annotation: Annotation) {
  const api = useApi()
  const [exported, setExported] = useState<Evidence | null>(null)
  const { evidenceId, saving, editor } = annotation
  const ask = () =>
    confirm({
      title: words.exportTitle,
      body: <ExportSummary annotation={annotation} />,
      confirmLabel: words.exportRun,
      onConfirm: async () => {
        const revision = await saving.flush()
        setExported(await api.annotation.exportFlattened({ evidenceId, revision }))
      },
    })
  const empty = savableShapes(editor.history.records).length === 0
  return { ask, empty, exported, forget: () => setExported(null) }
}

export type Export = ReturnType<typeof useExport>

export const ExportButton = ({ run, disabled }: { run: Export; disabled: boolean }) => (
  <Button
    size="sm"
    leftSection={<IconPhotoDown size={16} aria-hidden />}
    disabled={disabled || run.empty}
    onClick={run.ask}
  >
    {words.export}
  </Button>
)

function ExportSummary({ annotation: { evidenceId, editor } }: { annotation: Annotation }) {
  const { picture, history } = editor
  const shapes = savableShapes(history.records)
  const redactions = shapes.filter(({ kind }) => kind === 'redaction').length
  return (
    <Stack gap="xs">
      <svg
        className={classes.preview}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-label={words.exportPreview}
      >
        <PictureView evidenceId={evidenceId} picture={picture} shapes={shapes} />
      </svg>
      <List size="sm" spacing={4}>
        <List.Item fw={600}>{words.exportRedactions(redactions)}</List.Item>
        {shapes.length > redactions && <List.Item>{words.exportMarks(shapes.length - redactions)}</List.Item>}
        <List.Item>{words.exportMetadata}</List.Item>
        <List.Item>{words.exportOriginal}</List.Item>
      </List>
    </Stack>
  )
}

export const ExportResult = ({ run: { exported, forget }, caseId }: { run: Export; caseId: CaseId }) =>
  exported && (
    <Alert color="teal" role="status" py={6} withCloseButton closeButtonLabel={words.close} onClose={forget}>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {words.exported(exported.number)}
        </Text>
        <Anchor component={Link} href={`/perkara/${caseId}/bukti/${exported.id}`} size="sm">
          {words.openExported}
        </Anchor>
        <Text size="sm">{words.exportedBody}</Text>
      </Group>
    </Alert>
  )
