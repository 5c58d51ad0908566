import { Button, Group, Stack, Text } from '@mantine/core'
import { IconGavel, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRules } from '#renderer/features/rules/use-rules.ts'
import { useMay } from '#renderer/features/users/may.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case } from '#shared/cases/model.ts'
import type { Act } from '#shared/classification/model.ts'
import { ActCard } from './act-card.tsx'
import { ActDialog } from './act-dialog.tsx'
import { useActs } from './use-classification.ts'
import { WeighPanel } from './weigh-panel.tsx'
import { words } from './words.ts'

/** The acts of a case, what each is under the law of its day, and what has to be weighed. */
export function ClassificationPanel({ found }: Readonly<{ found: Case }>) {
  const [editing, setEditing] = useState<Act | 'new' | null>(null)
  const mayRecord = useMay('classification.record') && found.state !== 'closed'
  const add = mayRecord && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {words.add}
    </Button>
  )
  return (
    <Stack gap="md">
      <QueryView query={useActs(found.id)}>
        {(acts) =>
          acts.length === 0 ? (
            <EmptyState title={words.empty} icon={IconGavel} action={add}>
              {words.emptyBody}
            </EmptyState>
          ) : (
            <>
              <Group justify="space-between" align="flex-start" wrap="nowrap">
                <Text size="sm" c="dimmed" maw={720}>
                  {words.intro}
                </Text>
                {add}
              </Group>
              <WeighPanel found={found} />
              <ActList acts={acts} found={found} onEdit={setEditing} />
            </>
          )
        }
      </QueryView>
      {editing && <ActDialog found={found} act={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Stack>
  )
}

type ListProps = Readonly<{ acts: readonly Act[]; found: Case; onEdit: (act: Act) => void }>

function ActList({ acts, found, onEdit }: ListProps) {
  const entries = useRules().data?.entries ?? []
  const titleOf = (deed: string) => entries.find(({ kind, key }) => kind === 'deed' && key === deed)?.title ?? deed
  return acts.map((act) => (
    <ActCard key={act.id} act={act} found={found} title={titleOf(act.facts.deed)} onEdit={() => onEdit(act)} />
  ))
}
