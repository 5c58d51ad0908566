import { Anchor, Badge, Group, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText, DayText } from '#renderer/ui/date-text.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { type Step, type SubjectProcedure, stepIdSchema } from '#shared/procedure/model.ts'
import { STEP_NAMES } from '#shared/procedure/step-words.ts'
import { dayText } from '#shared/words/date-words.ts'
import { DELIVERIES, ORIGINS, words } from './words.ts'

type Props = Readonly<{ caseId: CaseId; procedure: SubjectProcedure; closed: boolean }>

/** What has happened, in that order, with both clocks; what was taken back stays below. */
export function StepList({ caseId, procedure: { steps, withdrawn }, closed }: Props) {
  const mayWithdraw = useMay('procedure.withdraw') && !closed
  const withdraw = useCoreMutation(
    (api, { step, reason }: { step: Step; reason: string }) =>
      api.procedure.withdraw({ caseId, stepId: stepIdSchema.parse(step.id), reason }),
    { silent: true, success: words.withdrew },
  )
  const ask = (step: Step) =>
    confirm({
      title: words.withdrawTitle,
      body: words.withdrawBody,
      confirmLabel: words.withdraw,
      danger: true,
      reason: { label: words.reason, draft: `procedure:${step.id}:withdraw` },
      onConfirm: (reason) => withdraw.mutateAsync({ step, reason }),
    })
  return (
    <div>
      <Title order={3}>{words.history}</Title>
      <Text size="xs" c="dimmed" mb="xs">
        {steps.length === 0 ? words.empty : words.historyHint}
      </Text>
      <ol className="happenings" aria-label={words.history}>
        {steps.map((step) => (
          <li key={step.id}>
            <StepFacts caseId={caseId} step={step} />
            {step.origin === 'recorded' && mayWithdraw && (
              <Anchor
                component="button"
                type="button"
                size="xs"
                aria-label={words.withdrawOf(STEP_NAMES[step.kind])}
                onClick={() => ask(step)}
              >
                {words.withdraw}
              </Anchor>
            )}
          </li>
        ))}
      </ol>
      {withdrawn.length > 0 && (
        <>
          <Title order={4} mt="md" mb={4}>
            {words.withdrawn}
          </Title>
          <ul className="sentences">
            {withdrawn.map(({ step, at, by, reason }) => (
              <li key={step.id}>
                <s>
                  {STEP_NAMES[step.kind]}, {dayText(step.day)}
                </s>{' '}
                <Text size="xs" c="dimmed" span>
                  {by}, <DateText at={at} />. {words.because} {reason}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function StepFacts({ caseId, step }: Readonly<{ caseId: CaseId; step: Step }>) {
  const { kind, day, details, origin, sourceId, reason, recordedAt, recordedBy } = step
  const facts = [
    details.number,
    details.appointment && words.appointment(dayText(details.appointment)),
    details.delivery && DELIVERIES[details.delivery],
    details.proof,
    details.note,
  ].filter(Boolean)
  return (
    <div className="happening">
      <Text size="sm" fw={600} className="happening-day">
        <DayText day={day} />
      </Text>
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {STEP_NAMES[kind]}
          </Text>
          {origin !== 'recorded' && <Origin {...{ caseId, origin, sourceId }} />}
        </Group>
        {facts.length > 0 && (
          <Text size="sm" className="prose">
            {facts.join(' · ')}
          </Text>
        )}
        {reason && (
          <Text size="sm" className="prose">
            {words.because} {reason}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {words.recordedAt} <DateText at={recordedAt} />
          {recordedBy && ` · ${recordedBy}`}
        </Text>
      </div>
    </div>
  )
}

function Origin({ caseId, origin, sourceId }: Readonly<{ caseId: CaseId } & Pick<Step, 'origin' | 'sourceId'>>) {
  if (origin === 'interview')
    return (
      <Anchor component={Link} href={paths.interview(caseId, sourceId)} size="xs">
        {ORIGINS.interview}
      </Anchor>
    )
  if (origin === 'document')
    return (
      <Anchor component={Link} href={paths.document(caseId, sourceId)} size="xs">
        {ORIGINS.document}
      </Anchor>
    )
  return (
    <Badge size="sm" color="gray">
      {ORIGINS[origin]}
    </Badge>
  )
}
