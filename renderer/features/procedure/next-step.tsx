import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconChecks } from '@tabler/icons-react'
import { Link } from 'wouter'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { useMay } from '#renderer/features/users/may.tsx'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { NextStep, StepKind, SubjectProcedure } from '#shared/procedure/model.ts'
import { STEP_NAMES } from '#shared/procedure/step-words.ts'
import { placeOf, words } from './words.ts'

type Props = Readonly<{
  caseId: CaseId
  procedure: SubjectProcedure
  closed: boolean
  onRecord: (kind: StepKind) => void
}>

/** What comes next for one subject: named large, with its reason, its rule and one button. */
export function NextStepView({ caseId, procedure: { next, warnings, course, steps }, closed, onRecord }: Props) {
  const mayRecord = useMay('procedure.record') && !closed
  const main = next.find(({ weight }) => weight === 'main')
  const others = next.filter((one) => one !== main)
  return (
    <Stack gap="sm">
      <Notices
        {...{ warnings, caseId }}
        unclassified={course.origin === 'employment' && !closed && main !== undefined}
      />
      {main ? (
        <Main {...{ caseId, main, place: placeOf(main.kind, steps), closed, mayRecord, onRecord }} />
      ) : (
        <Finished />
      )}
      {others.length > 0 && mayRecord && (
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            {words.others}
          </Text>
          <Group gap="xs">
            {others.map((other) => (
              <Other key={other.kind} {...{ caseId, other, place: placeOf(other.kind, steps), onRecord }} />
            ))}
          </Group>
        </div>
      )}
    </Stack>
  )
}

type NoticesProps = Readonly<{ caseId: CaseId; warnings: readonly string[]; unclassified: boolean }>

/** What should be watched now, and the way to the classification where there is none yet. */
const Notices = ({ caseId, warnings, unclassified }: NoticesProps) =>
  (warnings.length > 0 || unclassified) && (
    <Alert color="yellow" variant="light" p="sm" icon={<IconAlertTriangle aria-hidden />} aria-label={words.warnings}>
      {warnings.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
      {unclassified && (
        <Text size="sm">
          {words.unclassified}{' '}
          <Anchor component={Link} href={paths.case(caseId, 'klasifikasi')} size="sm" underline="always">
            {words.classify}
          </Anchor>
        </Text>
      )}
    </Alert>
  )

type Placed = Pick<Props, 'caseId' | 'onRecord'> & Readonly<{ place: ReturnType<typeof placeOf> }>
type OtherProps = Placed & Readonly<{ other: NextStep }>

/** Recorded here, or, where the program keeps it elsewhere, a way there. */
function Other({ caseId, other: { kind, why }, place, onRecord }: OtherProps) {
  const look = { size: 'xs', variant: 'default', title: why } as const
  return place && !place.byHand ? (
    <Button
      {...look}
      component={Link}
      href={paths.case(caseId, place.tab)}
      rightSection={<IconArrowRight size={14} aria-hidden />}
    >
      {STEP_NAMES[kind]}
    </Button>
  ) : (
    <Button {...look} onClick={() => onRecord(kind)}>
      {STEP_NAMES[kind]}
    </Button>
  )
}

type MainProps = Placed & Readonly<{ main: NextStep; closed: boolean; mayRecord: boolean }>

function Main({ caseId, main, place, closed, mayRecord, onRecord }: MainProps) {
  const { kind, why, rules, missing } = main
  return (
    <div className="next-step">
      <Group justify="space-between" align="flex-start" gap="md" wrap="wrap">
        <div style={{ flex: '1 1 24rem' }}>
          <Text fz="xl" fw={650} component="p" m={0} lh={1.3}>
            {STEP_NAMES[kind]}
          </Text>
          <Text size="sm" mt={4}>
            {why}
          </Text>
          <Group gap="md" mt={6} style={{ rowGap: 2 }}>
            {rules.map((rule) => (
              <RuleCitation key={rule.id} rule={rule} />
            ))}
          </Group>
        </div>
        {mayRecord && (
          <Stack gap={6} align="flex-end">
            {place && (
              <Button
                component={Link}
                href={paths.case(caseId, place.tab)}
                rightSection={<IconArrowRight size={16} aria-hidden />}
              >
                {place.label}
              </Button>
            )}
            {place?.byHand && (
              <Anchor component="button" type="button" size="xs" onClick={() => onRecord(kind)}>
                {words.recordDone}
              </Anchor>
            )}
            {place && !place.byHand && (
              <Text size="xs" c="dimmed">
                {words.byItself}
              </Text>
            )}
            {!place && (
              <Button onClick={() => onRecord(kind)} rightSection={<IconArrowRight size={16} aria-hidden />}>
                {words.record}
              </Button>
            )}
          </Stack>
        )}
      </Group>
      {missing.length > 0 && (
        <div className="next-step-missing">
          <Text size="sm" fw={600}>
            {words.missing}
          </Text>
          <Sentences sentences={missing} />
        </div>
      )}
      {closed && (
        <Text size="sm" c="dimmed" mt="xs">
          {words.closed}
        </Text>
      )}
    </div>
  )
}

const Finished = () => (
  <Group gap="xs" className="next-step">
    <IconChecks size={20} aria-hidden />
    <div>
      <Text fw={650}>{words.finished}</Text>
      <Text size="sm" c="dimmed">
        {words.finishedBody}
      </Text>
    </div>
  </Group>
)

const Sentences = ({ sentences }: Readonly<{ sentences: readonly string[] }>) => (
  <ul className="sentences">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)
