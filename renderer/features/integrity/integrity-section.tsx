import { Stack, Text } from '@mantine/core'
import { useBackupRights } from '#renderer/features/backup/use-backup-rights.ts'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { DatabaseCheck, IntegrityOverview } from '#shared/integrity/model.ts'
import { countText } from '#shared/words/count-text.ts'
import { BrokenList } from './broken-list.tsx'
import { JobPanel } from './job-panel.tsx'
import { PlanAlert } from './plan-alert.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { DATABASE_STATES, words } from './words.ts'

const RELOAD = { alsoOn: ['evidence', 'vault'] }

export function IntegritySection() {
  const may = useBackupRights()
  const overview = useCoreQuery(['integrity', 'overview'], (api) => api.integrity.overview(), RELOAD)
  const broken = useCoreQuery(['integrity', 'broken'], (api) => api.integrity.broken(), RELOAD).data ?? []
  const quarantine = useCoreQuery(['integrity', 'quarantine'], (api) => api.integrity.quarantine(), RELOAD).data ?? []
  return (
    <Stack gap="md">
      {overview.data?.database.state === 'damaged' && (
        <PlanAlert title={words.database.heading} what={words.database.what} plan={words.database.plan} />
      )}
      {broken.length > 0 && (
        <Section title={words.broken.title}>
          <BrokenList items={broken} may={may.repair} />
        </Section>
      )}
      <Section title={words.overview.title}>
        <QueryView query={overview}>
          {(known) => (
            <Stack gap="md">
              <Text size="sm">{words.overview.body}</Text>
              <Sums overview={known} />
              <JobPanel first={known.job} may={may.check} />
            </Stack>
          )}
        </QueryView>
      </Section>
      {quarantine.length > 0 && (
        <Section title={words.quarantine.title}>
          <QuarantineList files={quarantine} />
        </Section>
      )}
    </Stack>
  )
}

function Sums({ overview }: Readonly<{ overview: IntegrityOverview }>) {
  const { files, bytes, intact, due, damaged, missing, oldest, quarantined, database } = overview
  return (
    <Facts
      facts={[
        { label: words.overview.files, value: words.overview.filesOf(files, formatSize(bytes)) },
        { label: words.overview.intact, value: countText(intact) },
        { label: words.overview.due, value: countText(due) },
        { label: words.overview.broken, value: countText(damaged + missing) },
        {
          label: words.overview.oldest,
          value: oldest ? <DateText at={oldest} /> : files === 0 ? '' : words.overview.never,
        },
        { label: words.overview.quarantined, value: countText(quarantined) },
        { label: words.overview.database, value: <DatabaseState check={database} /> },
      ]}
    />
  )
}

function DatabaseState({ check: { state, at } }: Readonly<{ check: DatabaseCheck }>) {
  return (
    <>
      {DATABASE_STATES[state]}
      {at && (
        <>
          {' · '}
          <DateText at={at} />
        </>
      )}
    </>
  )
}
