import { Anchor, Grid, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconChecks } from '@tabler/icons-react'
import { Link } from 'wouter'
import { BackupReminder } from '#renderer/features/backup/reminder.tsx'
import { CaseStateBadge } from '#renderer/features/cases/case-state-badge.tsx'
import { RemindersPanel } from '#renderer/features/deadlines/reminders-panel.tsx'
import { useMayAsk } from '#renderer/features/users/may.tsx'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { CaseSummary } from '#shared/cases/model.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { WithoutCases } from './without-cases.tsx'
import { words } from './words.ts'

const RECENT = 5

export function HomeScreen() {
  const name = useVaultStatus().data?.user?.name
  const may = useMayAsk()
  const [seesReports, seesCases] = [may('reports.list'), may('cases.list')]
  const query = useCoreQuery(
    ['home', seesReports, seesCases],
    async (api) => {
      const [reports, cases, settings] = await Promise.all([
        seesReports ? api.reports.list({ search: '' }) : [],
        seesCases ? api.cases.list({ search: '', state: null }) : [],
        api.settings.get(),
      ])
      return { reports, cases, settings }
    },
    { alsoOn: ['report', 'case', 'settings', 'evidence', 'interview', 'document'] },
  )
  const isOffered = (href: string) =>
    (href !== paths.settings || may('settings.update')) && (href !== paths.newReport || may('reports.register'))
  return (
    <Page title={words.title} subtitle={name ? words.greeting(name) : undefined}>
      <BackupReminder />
      <QueryView query={query}>
        {(known) =>
          seesCases ? (
            <Stack gap="md">
              <Counts
                counts={[
                  [words.counts.newReports, known.reports.filter(({ state }) => state === 'new').length, paths.reports],
                  [words.counts.openCases, known.cases.filter(({ state }) => state !== 'closed').length, paths.cases],
                  [
                    words.counts.examination,
                    known.cases.filter(({ state }) => state === 'examination').length,
                    paths.cases,
                  ],
                  [
                    words.counts.evidence,
                    known.cases.reduce((sum, { evidenceCount }) => sum + evidenceCount, 0),
                    paths.cases,
                  ],
                ]}
              />
              <RemindersPanel />
              <Grid gap="md">
                <Grid.Col span={{ base: 12, md: 6 }}>
                  <NextSteps steps={nextSteps(known).filter(({ href }) => isOffered(href))} />
                </Grid.Col>
                <Grid.Col span={{ base: 12, md: 6 }}>
                  <RecentCases cases={known.cases} />
                </Grid.Col>
              </Grid>
            </Stack>
          ) : (
            <WithoutCases seesReports={seesReports} seesUsers={may('users.add')} />
          )
        }
      </QueryView>
    </Page>
  )
}

type Count = readonly [label: string, count: number, href: string]

const Counts = ({ counts }: Readonly<{ counts: readonly Count[] }>) => (
  <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
    {counts.map(([label, count, href]) => (
      <Paper key={label} p="md" component={Link} href={href} className="count-card">
        <Text fz={26} fw={700} lh={1.1}>
          {count.toLocaleString('id-ID')}
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
    {steps.map(({ href, title, body }) => (
      <Group key={`${href}${title}`} className="subject-card" wrap="nowrap" align="flex-start" gap="xs">
        <IconArrowRight size={16} aria-hidden style={{ flexShrink: 0, marginBlockStart: 3 }} />
        <div>
          <Anchor component={Link} href={href} size="sm" fw={600}>
            {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {body}
          </Text>
        </div>
      </Group>
    ))}
  </Paper>
)

const RecentCases = ({ cases }: Readonly<{ cases: readonly CaseSummary[] }>) => (
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
    {cases
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
      .slice(0, RECENT)
      .map((summary) => (
        <Group key={summary.id} className="subject-card" justify="space-between" wrap="nowrap">
          <div>
            <Anchor component={Link} href={paths.case(summary.id)} size="sm" fw={600}>
              {summary.number} · {summary.title}
            </Anchor>
            <Text size="xs" c="dimmed">
              {summary.subjectNames.join(', ')} · <DateText at={summary.changedAt} />
            </Text>
          </div>
          <CaseStateBadge state={summary.state} />
        </Group>
      ))}
  </Paper>
)
