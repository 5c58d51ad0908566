import { Grid, Group, SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { LEVELS } from '#renderer/features/rules/words.ts'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { Case } from '#shared/cases/model.ts'
import { levelSchema } from '#shared/rules/model.ts'
import type { TeamView } from '#shared/team/contract.ts'
import type { Team } from '#shared/team/model.ts'
import { AuthoritySection } from './authority-section.tsx'
import { MembersSection } from './members-section.tsx'
import { words } from './words.ts'

/** Who examines and who may punish: recorded, and advised on. */
export function TeamPanel({ found }: Readonly<{ found: Case }>) {
  const query = useCoreQuery(['team', found.id], (api) => api.team.get({ caseId: found.id }), {
    alsoOn: ['classification', 'rule', 'case'],
  })
  return <QueryView query={query}>{(view) => <Loaded found={found} view={view} />}</QueryView>
}

function Loaded({ found, view }: Readonly<{ found: Case; view: TeamView }>) {
  const save = useCoreMutation((api, team: Team) => api.team.save({ caseId: found.id, team }), { success: words.saved })
  const closed = !useMay('team.save') || found.state === 'closed'
  const change = (part: Partial<Team>) => save.mutateAsync({ ...view.team, ...part })
  // What is chosen at once has nothing to keep: its failure is told by the mutation.
  const choose = (part: Partial<Team>) => void change(part).catch(() => undefined)
  const busy = closed || save.isPending
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {words.intro}
      </Text>
      <Threat view={view} disabled={busy} onChange={choose} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <MembersSection view={view} caseId={found.id} readOnly={busy} onChange={(members) => change({ members })} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <AuthoritySection found={found} view={view} readOnly={busy} onChange={choose} />
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

type ThreatProps = Readonly<{ view: TeamView; disabled: boolean; onChange: (part: Partial<Team>) => void }>

function Threat({ view: { team, classified }, disabled, onChange }: ThreatProps) {
  const automatic = classified ? words.threat.fromClassification(LEVELS[classified]) : words.threat.unclassified
  const levels = levelSchema.options.map((value) => ({ value, label: LEVELS[value] }))
  return (
    <Section title={words.threat.title}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={words.threat.label}
          data={[{ value: 'classified', label: automatic }, ...levels]}
          value={team.threatened ?? 'classified'}
          allowDeselect={false}
          disabled={disabled}
          onChange={(value) => onChange({ threatened: levelSchema.nullable().catch(null).parse(value) })}
        />
        <div>
          <Text size="sm" fw={600} mb={4} id="team-government">
            {words.threat.government}
          </Text>
          <Group>
            <SegmentedControl
              aria-labelledby="team-government"
              data={[
                { value: 'regency', label: 'Kabupaten/kota' },
                { value: 'province', label: 'Provinsi' },
              ]}
              value={team.government}
              disabled={disabled}
              onChange={(value) => onChange({ government: value === 'province' ? 'province' : 'regency' })}
            />
          </Group>
        </div>
      </SimpleGrid>
    </Section>
  )
}
