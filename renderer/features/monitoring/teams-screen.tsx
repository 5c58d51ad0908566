import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { words as reports } from '#renderer/features/reports/words.ts'
import { May, WhoMayNote } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { MonitoringTeam } from '#shared/monitoring/model.ts'
import { TeamDialog } from './team-dialog.tsx'
import { words } from './words.ts'

/** Monitoring teams with members and roles; one that has ended stays, for the findings that name it. */
export function TeamsScreen() {
  const [editing, setEditing] = useState<MonitoringTeam | 'new' | null>(null)
  const query = useCoreQuery(['monitoring', 'teams'], (api) => api.monitoring.teams())
  const add = (
    <May path="monitoring.saveTeam">
      <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
        {words.addTeam}
      </Button>
    </May>
  )
  return (
    <Page
      title={words.teams}
      subtitle={words.teamsSubtitle}
      breadcrumbs={[
        { label: reports.title, href: paths.reports },
        { label: words.title, href: paths.monitoring },
      ]}
      actions={add}
    >
      <WhoMayNote path="monitoring.saveTeam" />
      <QueryView query={query}>
        {(teams) =>
          teams.length === 0 ? (
            <Paper>
              <EmptyState title={words.noTeams} icon={IconUsersGroup} action={add}>
                {words.noTeamsBody}
              </EmptyState>
            </Paper>
          ) : (
            <Stack gap="sm">
              {teams.map((team) => (
                <TeamCard key={team.id} team={team} onEdit={() => setEditing(team)} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

const TeamCard = ({ team, onEdit }: Readonly<{ team: MonitoringTeam; onEdit: () => void }>) => (
  <Paper p="md" component="article">
    <Group justify="space-between">
      <div>
        <Group gap="xs">
          <Title order={2}>{team.name}</Title>
          <Badge color={team.active ? 'teal' : 'gray'}>{team.active ? words.active : words.ended}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {[team.decree, words.memberCount(team.members.length)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <May path="monitoring.saveTeam">
        <Button variant="default" size="xs" leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {words.editTeam}
        </Button>
      </May>
    </Group>
    <Stack gap={2} mt="sm">
      {team.members.map(({ name, role, office }) => (
        <Text key={name} size="sm">
          {[name, role, office].filter(Boolean).join(' · ')}
        </Text>
      ))}
    </Stack>
  </Paper>
)
