import { Anchor, Grid, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconChecks } from '@tabler/icons-react'
import { Link } from 'wouter'
import { BackupReminder } from '#renderer/features/backup/reminder.tsx'
import { CaseStateBadge } from '#renderer/features/cases/case-state-badge.tsx'
import { RemindersPanel } from '#renderer/features/deadlines/reminders-panel.tsx'
import { IntegrityAlert } from '#renderer/features/integrity/integrity-alert.tsx'
import { useProcedure } from '#renderer/features/procedure/use-procedure.ts'
import { useMayAsk } from '#renderer/features/users/may.tsx'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import { STEP_NAMES } from '#shared/procedure/step-words.ts'
import { type Overview, STALLED_AFTER_DAYS } from '#shared/statistics/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { StalledCases } from './stalled-cases.tsx'
import { WithoutCases } from './without-cases.tsx'
import { words } from './words.ts'

export function HomeScreen() {
  const name = useVaultStatus().data?.user?.name
  const may = useMayAsk()
  return (
    <Page title={words.title} subtitle={name ? words.greeting(name) : undefined}>
      <IntegrityAlert />
      <BackupReminder />
      {may('statistics.overview') ? (
        <Desk />
      ) : (
        <WithoutCases seesReports={may('reports.list')} seesUsers={may('users.add')} />
      )}
    </Page>
  )
}

/** What waits, counted by the core: the page never loads every case. */
function Desk() {
  const may = useMayAsk()
  const stalled = useDraft('home:stalled-after', STALLED_AFTER_DAYS)
  const stalledAfterDays = stalled.value
  const query = useCoreQuery(
    ['home', stalledAfterDays],
    async (api) => {
      const [overview, settings] = await Promise.all([
        api.statistics.overview({ stalledAfterDays }),
        api.settings.get(),
      ])
      return { overview, settings }
    },
    {
      keepPrevious: true,
      alsoOn: ['report', 'case', 'settings', 'evidence', 'interview', 'document', 'procedure', 'decision'],
    },
  )
  const isOffered = (href: string) =>
    (href !== paths.settings || may('settings.update')) && (href !== paths.newReport || may('reports.register'))
  return (
    <QueryView query={query}>
      {({ overview, settings }) => (
        <Stack gap="md">
          {/* Nothing to count yet: the way in stands first. */}
          {!overview.empty && (
            <Counts
              counts={[
                [words.counts.newReports, overview.counts.newReports, paths.reports],
                [words.counts.openCases, overview.counts.openCases, paths.cases],
                [words.counts.examination, overview.counts.inExamination, paths.cases],
                [words.counts.evidence, overview.counts.evidence, paths.cases],
              ]}
            />
          )}
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 6 }}>
              <NextSteps steps={nextSteps({ overview, settings }).filter(({ href }) => isOffered(href))} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 6 }}>
              <RecentCases cases={overview.recent} />
            </Grid.Col>
            <Grid.Col span={12}>
              <RemindersPanel />
            </Grid.Col>
            {overview.counts.openCases > 0 && (
              <Grid.Col span={12}>
                <StalledCases overview={overview} days={stalledAfterDays} onDays={stalled.set} />
              </Grid.Col>
            )}
          </Grid>
        </Stack>
      )}
    </QueryView>
  )
}

type Count = readonly [label: string, count: number, href: string]

const Counts = ({ counts }: Readonly<{ counts: readonly Count[] }>) => (
  <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
    {counts.map(([label, count, href]) => (
      <Paper key={label} p="md" component={Link} href={href} className="count-card">
        <Text fz={26} fw={700} lh={1.1}>
          {countText(count)}
        </Text>
        <Text size="sm" c="dimmed">
          {label}
        </Text>
      </Paper>
    ))}
  </SimpleGrid>
)

const NextSteps = ({ steps }: Readonly<{ steps: readonly NextStep[] }>) => (
  <Paper p="md" h="100%">
    <Title order={2} mb="xs">
      {words.next}
    </Title>
    {steps.length === 0 && (
      <EmptyState title={words.nothing} icon={IconChecks}>
        {words.nothingBody}
      </EmptyState>
    )}
    {steps.map(({ href, title, body, caseId }) => (
      <Group key={`${href}${title}`} className="subject-card" wrap="nowrap" align="flex-start" gap="xs">
        <IconArrowRight size={16} aria-hidden style={{ flexShrink: 0, marginBlockStart: 3 }} />
        <div>
          <Anchor component={Link} href={href} size="sm" fw={600}>
            {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {caseId ? <StepOfCase caseId={caseId} otherwise={body} /> : body}
          </Text>
        </div>
      </Group>
    ))}
  </Paper>
)

type StepOfCaseProps = Readonly<{ caseId: CaseId; otherwise: string }>

/** The same next step as the case itself names, so that nobody is sent two ways. */
function StepOfCase({ caseId, otherwise }: StepOfCaseProps) {
  const main = useProcedure(caseId).data?.subjects.flatMap(({ next }) => next.filter(({ weight }) => weight === 'main'))
  const [first] = main ?? []
  return first ? `${STEP_NAMES[first.kind]}. ${first.why}` : otherwise
}

const RecentCases = ({ cases }: Readonly<{ cases: Overview['recent'] }>) => (
  <Paper p="md" h="100%">
    <Group justify="space-between" mb="xs">
      <Title order={2}>{words.recent}</Title>
      {cases.length > 0 && (
        <Anchor component={Link} href={paths.cases} size="sm">
          {words.allCases}
        </Anchor>
      )}
    </Group>
    {cases.length === 0 && (
      <Text size="sm" c="dimmed">
        {words.noCases}
      </Text>
    )}
    {cases.map(({ caseId, number, title, state, subjectNames, changedAt }) => (
      <Group key={caseId} className="subject-card" justify="space-between" wrap="nowrap">
        <div>
          <Anchor component={Link} href={paths.case(caseId)} size="sm" fw={600}>
            {number} · {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {subjectNames.join(', ')} · <DateText at={changedAt} />
          </Text>
        </div>
        <CaseStateBadge state={state} />
      </Group>
    ))}
  </Paper>
)
