import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useMay } from '#renderer/features/users/may.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Case, Subject } from '#shared/cases/model.ts'
import type { Notice } from '#shared/classification/consequences.ts'
import type { SubjectSummary } from '#shared/classification/contract.ts'
import { PriorsDialog } from './priors-dialog.tsx'
import { ThreatBadges } from './reading-head.tsx'
import { usePriors, useSummary } from './use-classification.ts'
import { NOTICES, words } from './words.ts'

/** For each person concerned: the heaviest threat, and what several acts or earlier sanctions mean. */
export function WeighPanel({ found }: Readonly<{ found: Case }>) {
  const closed = !useMay('classification.addPrior') || found.state === 'closed'
  return (
    <Paper p="md" component="section">
      <Title order={2} mb="xs">
        {words.weigh.title}
      </Title>
      <QueryView query={useSummary(found.id)}>
        {(summaries) =>
          summaries.map((summary) => {
            const subject = found.subjects.find(({ id }) => id === summary.subjectId)
            return subject ? <One key={subject.id} subject={subject} summary={summary} closed={closed} /> : null
          })
        }
      </QueryView>
    </Paper>
  )
}

type OneProps = Readonly<{ subject: Subject; summary: SubjectSummary; closed: boolean }>

function One({ subject, summary: { heaviest, notices }, closed }: OneProps) {
  const [open, setOpen] = useState(false)
  const { person } = subject
  const priors = usePriors(person.nip)
  return (
    <Stack gap={6} className="subject-card">
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {person.name}
          </Text>
          {heaviest ? (
            <>
              <Text size="xs" c="dimmed">
                {words.weigh.heaviest}
              </Text>
              <ThreatBadges track={heaviest.reading.track} level={heaviest.reading.level} />
            </>
          ) : (
            <Text size="sm" c="dimmed">
              {words.weigh.nothing}
            </Text>
          )}
        </Group>
        {person.nip === '' ? (
          <Text size="xs" c="dimmed">
            {words.weigh.noNip}
          </Text>
        ) : (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {priors.data?.length ? words.priors.count(priors.data.length) : words.priors.open}
          </Button>
        )}
      </Group>
      {notices.map((notice) => (
        <NoticeLine key={notice.sentence} notice={notice} />
      ))}
      {heaviest && notices.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.weigh.clear}
        </Text>
      )}
      {open && <PriorsDialog person={person} readOnly={closed} onClose={() => setOpen(false)} />}
    </Stack>
  )
}

const NoticeLine = ({ notice }: Readonly<{ notice: Notice }>) => {
  const Icon = notice.severity === 'warning' ? IconAlertTriangle : IconInfoCircle
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Icon
        size={16}
        aria-hidden
        style={{ flexShrink: 0, marginTop: 2 }}
        color={`var(--mantine-color-${notice.severity === 'warning' ? 'orange' : 'blue'}-light-color)`}
      />
      <div>
        <Text size="sm">
          <b>{NOTICES[notice.kind]}:</b> {notice.sentence}
        </Text>
        {notice.rule && <RuleCitation rule={notice.rule} />}
      </div>
    </Group>
  )
}
