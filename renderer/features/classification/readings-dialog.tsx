import { Alert, Badge, Button, Group, Paper, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { formatDay } from '#renderer/ui/date-format.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Considered } from '#shared/classification/contract.ts'
import type { Act, Reading } from '#shared/classification/model.ts'
import { ReadingHead, SanctionLines } from './reading-head.tsx'
import { words } from './words.ts'

type Props = Readonly<{ act: Act; title: string; onClose: () => void }>
type Typing = Readonly<{ key: string; reason: string }>

/** Every lawful reading side by side; one is chosen, with a written reason. */
export function ReadingsDialog({ act, title, onClose }: Props) {
  const query = useCoreQuery(
    ['classification', 'readings', act.id],
    (api) => api.classification.readings({ id: act.id }),
    {
      alsoOn: ['rule', 'case'],
    },
  )
  const draft = useDraft<Typing>(`classification:${act.id}`, { key: '', reason: '' })
  const { key, reason } = draft.value
  const considered = query.data
  const choose = useCoreMutation(
    (api) =>
      api.classification.choose({
        id: act.id,
        readingKey: key,
        catalogueDigest: considered?.catalogueDigest ?? '',
        reason,
      }),
    {
      success: words.readings.saved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  const there = considered?.readings.some((reading) => reading.key === key) ?? false
  return (
    <FormDialog
      draft={draft}
      title={`${words.readings.title}: ${title}`}
      opened
      onClose={onClose}
      onSubmit={() => choose.mutate(undefined)}
      submitLabel={words.readings.submit}
      busy={choose.isPending}
      disabled={!there || reason.trim().length < 10}
      size={860}
    >
      <QueryView query={query}>
        {(found) => (
          <Readings found={found} value={key} onChange={(next) => draft.set((now) => ({ ...now, key: next }))} />
        )}
      </QueryView>
      {considered && considered.readings.length > 0 && (
        <Textarea
          label={words.readings.reason}
          description={words.readings.reasonHint}
          withAsterisk
          autosize
          minRows={3}
          maxRows={8}
          maxLength={5000}
          value={reason}
          onChange={(event) => {
            const text = event.currentTarget.value
            draft.set((now) => ({ ...now, reason: text }))
          }}
        />
      )}
    </FormDialog>
  )
}

type ReadingsProps = Readonly<{ found: Considered; value: string; onChange: (key: string) => void }>

function Readings({ found, value, onChange }: ReadingsProps) {
  const [expanded, setExpanded] = useState(false)
  if (found.outside)
    return (
      <Alert color="red" title={words.readings.outside}>
        {found.outside}
      </Alert>
    )
  if (found.readings.length === 0) return <EmptyState title={words.readings.none}>{words.readings.noneBody}</EmptyState>
  const general = found.readings.filter((reading) => reading.general)
  const crimes = found.readings.filter(({ track }) => track === 'criminal_referral')
  const specific = found.readings.filter(({ general, track }) => !general && track !== 'criminal_referral')
  const all = expanded || specific.length === 0 || general.some(({ key }) => key === value)
  return (
    <Radio.Group
      value={value}
      onChange={onChange}
      label={words.readings.law(formatDay(found.day))}
      aria-label={words.readings.choice}
    >
      <Stack gap="xs" mt="xs">
        {(all ? [...specific, ...general] : specific).map((reading) => (
          <Choice key={reading.key} reading={reading} checked={reading.key === value} />
        ))}
        {crimes.map((reading) => (
          <Alert key={reading.key} color="orange" p="sm" title={words.readings.crime}>
            <Text size="sm">{reading.rule.text}</Text>
            <RuleCitation rule={reading.rule} />
            <Text size="xs" c="dimmed">
              {words.readings.crimeHint}
            </Text>
          </Alert>
        ))}
        {!all && general.length > 0 && (
          <Group>
            <Button size="compact-sm" variant="subtle" onClick={() => setExpanded(true)}>
              {words.readings.general(general.length)}
            </Button>
          </Group>
        )}
      </Stack>
    </Radio.Group>
  )
}

type ChoiceProps = Readonly<{ reading: Reading; checked: boolean }>

/** The circle alone is the control: what stands beside it has buttons of its own. */
const Choice = ({ reading, checked }: ChoiceProps) => (
  <Paper p="sm" className="reading-card" data-checked={checked || undefined}>
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <Radio value={reading.key} aria-label={labelOf(reading)} mt={2} />
      <Stack gap={6} flex={1} miw={0}>
        <ReadingHead reading={reading} />
        <SanctionLines reading={reading} />
        {!reading.fitsStatus && (
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Badge color="gray">{words.readings.notFitting}</Badge>
            <Text size="xs" c="dimmed">
              {words.readings.notFittingHint}
            </Text>
          </Group>
        )}
        {reading.conflicts.length > 0 && (
          <Alert color="orange" p="xs" title={words.readings.conflict}>
            {reading.conflicts.map((conflict) => (
              <Text key={conflict} size="xs">
                {conflict}
              </Text>
            ))}
          </Alert>
        )}
      </Stack>
    </Group>
  </Paper>
)

const labelOf = ({ rule, article, when }: Reading) => `${rule.title}, ${article}${when ? `, ${when}` : ''}`
