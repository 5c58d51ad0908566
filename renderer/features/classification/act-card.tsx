import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { PLATFORMS } from '#renderer/features/reports/words.ts'
import { ELECTIONS, STATUSES } from '#renderer/features/rules/words.ts'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Case } from '#shared/cases/model.ts'
import type { Act } from '#shared/classification/model.ts'
import { ChoiceView } from './choice-view.tsx'
import { EvidenceNumbers } from './evidence-numbers.tsx'
import { ReadingsDialog } from './readings-dialog.tsx'
import { STAGES, words } from './words.ts'

type Props = Readonly<{ act: Act; found: Case; title: string; onEdit: () => void }>

/** One act: its facts, the reading chosen and those chosen before. */
export function ActCard({ act, found, title, onEdit }: Props) {
  const [choosing, choose] = useDisclosure(false)
  const closed = !useMay('classification.choose') || found.state === 'closed'
  const { facts, choices } = act
  const subject = found.subjects.find(({ id }) => id === facts.subjectId)?.person.name
  return (
    <Paper p="md" component="article" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2}>{title}</Title>
            <Text size="sm">
              {[subject, PLATFORMS[facts.platform]].filter(Boolean).join(' · ')} ·{' '}
              <DateText at={facts.at.at} zone={facts.at.zone} />
            </Text>
            <Text size="xs" c="dimmed">
              {[facts.electionName || ELECTIONS[facts.election], STAGES[facts.stage]].join(' · ')} ·{' '}
              {words.supports(facts.supported, STATUSES[facts.status])}
              {facts.statusBasis && ` · ${facts.statusBasis}`}
            </Text>
          </div>
          {!closed && <Deeds act={act} title={title} onEdit={onEdit} />}
        </Group>
        {facts.description && (
          <Text size="sm" className="prose">
            {facts.description}
          </Text>
        )}
        {facts.evidenceIds.length > 0 && <EvidenceNumbers caseId={found.id} ids={facts.evidenceIds} />}
        {act.choiceIsStale && (
          <Alert color="orange" py="xs">
            {words.stale}
          </Alert>
        )}
        {choices.length > 0 ? (
          <ChoiceView act={act} found={found} />
        ) : (
          <Group>
            <Badge color="orange">{words.unchosen}</Badge>
          </Group>
        )}
        {!closed && (
          <Group>
            <Button
              size="xs"
              variant={choices.length > 0 && !act.choiceIsStale ? 'default' : 'filled'}
              onClick={choose.open}
            >
              {choices.length > 0 ? words.chooseAgain : words.choose}
            </Button>
          </Group>
        )}
      </Stack>
      {choosing && <ReadingsDialog act={act} title={title} onClose={choose.close} />}
    </Paper>
  )
}

function Deeds({ act, title, onEdit }: Pick<Props, 'act' | 'title' | 'onEdit'>) {
  const withdraw = useCoreMutation((api, reason: string) => api.classification.withdraw({ id: act.id, reason }), {
    success: words.withdrawn,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: words.withdrawOf(title),
      body: words.withdrawBody,
      confirmLabel: words.withdraw,
      danger: true,
      reason: { label: words.withdrawReason, minLength: 10, draft: `classification:${act.id}:withdraw` },
      onConfirm: (reason) => withdraw.mutateAsync(reason),
    })
  return (
    <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
      <Button size="xs" variant="default" aria-label={words.editOf(title)} onClick={onEdit}>
        {words.edit}
      </Button>
      <Button size="xs" variant="subtle" color="red" aria-label={words.withdrawOf(title)} onClick={ask}>
        {words.withdraw}
      </Button>
    </Group>
  )
}
