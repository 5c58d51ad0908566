import { Badge, Group, Text, UnstyledButton } from '@mantine/core'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { EvidenceId } from '#shared/evidence/model.ts'
import classes from './annotation.module.css'
import { words } from './words.ts'

type RevisionListProps = Readonly<{
  evidenceId: EvidenceId
  shown: number | null
  onShow: (revision: number) => void
}>

/** What was saved when, newest first. */
export function RevisionList({ evidenceId, shown, onShow }: RevisionListProps) {
  const revisions = useCoreQuery(['annotation', 'revisions', evidenceId], (api) =>
    api.annotation.listRevisions({ evidenceId }),
  )
  return (
    <QueryView query={revisions}>
      {(list) =>
        list.length === 0 ? (
          <Text size="sm" c="dimmed" p="xs">
            {words.noRevisions}
          </Text>
        ) : (
          list.map(({ revision, savedAt, savedBy, shapeCount, redactionCount }, index) => (
            <UnstyledButton
              key={revision}
              className={classes.row ?? ''}
              aria-pressed={shown === revision}
              aria-label={words.view(revision)}
              onClick={() => onShow(revision)}
            >
              <div>
                <Group gap={6}>
                  <Text size="sm">{words.revision(revision)}</Text>
                  {index === 0 && <Badge size="xs">{words.newest}</Badge>}
                </Group>
                <Text size="xs" c="dimmed">
                  <DateText at={savedAt} />
                </Text>
                <Text size="xs" c="dimmed">
                  {`${words.revisionFacts(shapeCount, redactionCount)} · ${savedBy}`}
                </Text>
              </div>
            </UnstyledButton>
          ))
        )
      }
    </QueryView>
  )
}
