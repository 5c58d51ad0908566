import { Alert, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { Shape } from '#shared/annotation/shape.ts'
import type { Annotation } from './use-annotation.ts'
import { words } from './words.ts'

type Old = Readonly<{ revision: number; shapes: readonly Shape[] }>

/** Looking at an earlier revision without touching the current one. */
export function useOldRevision({ evidenceId }: Annotation) {
  const [old, setOld] = useState<Old | null>(null)
  const load = useCoreMutation((api, revision: number) => api.annotation.loadRevision({ evidenceId, revision }), {
    onSuccess: ({ revision, shapes }) => setOld({ revision: revision.revision, shapes }),
  })
  return { old, show: (revision: number) => load.mutate(revision), leave: () => setOld(null) }
}

export type OldRevision = ReturnType<typeof useOldRevision>

export function OldRevisionNotice({ annotation, view }: { annotation: Annotation; view: OldRevision }) {
  const { old, leave } = view
  if (!old) return null
  const copy = () => {
    annotation.dispatch({ type: 'replace', shapes: old.shapes })
    notifications.show({ message: words.copied(old.revision), color: 'teal' })
    leave()
  }
  return (
    <Alert color="blue" role="status" py={6}>
      <Group gap="xs">
        <Text size="sm">{words.viewing(old.revision)}</Text>
        <Button size="xs" disabled={annotation.readOnly} onClick={copy}>
          {words.copyIntoCurrent}
        </Button>
        <Button size="xs" variant="default" onClick={leave}>
          {words.backToCurrent}
        </Button>
      </Group>
    </Alert>
  )
}
