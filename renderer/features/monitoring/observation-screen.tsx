import { Anchor, Button, Group, Paper, Select, SimpleGrid, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { SeenBy, TeamSelect } from '#renderer/features/reports/origin-fields.tsx'
import { LiveSimilar } from '#renderer/features/reports/similar-panel.tsx'
import { ACTS, PLATFORMS, words as reports } from '#renderer/features/reports/words.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import { formatInstant } from '#renderer/ui/date-format.ts'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { toInstant, type Zoned } from '#shared/kernel/instant.ts'
import {
  actKindSchema,
  NO_ORIGIN,
  type Origin,
  platformSchema,
  type Report,
  type ReportData,
} from '#shared/reports/model.ts'
import { words } from './words.ts'

type Kept = Readonly<{ platform: ReportData['platform']; act: ReportData['act']; origin: Origin }>
type Typed = Readonly<{ account: string; url: string; note: string; seen: Zoned | null }>
type Typing = Readonly<{ kept: Kept; typed: Typed }>

const EMPTY: Typed = { account: '', url: '', note: '', seen: null }
const START: Typing = { kept: { platform: 'facebook', act: 'posting', origin: NO_ORIGIN }, typed: EMPTY }

/** Many observations in a row, without leaving the keyboard. */
export function ObservationScreen() {
  const zone = useZone()
  const draft = useDraft<Typing>('report:observation', START)
  const [saved, setSaved] = useState<readonly Report[]>([])
  const [missing, setMissing] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const { kept, typed } = draft.value
  const keep = (part: Partial<Kept>) => draft.set((now) => ({ ...now, kept: { ...now.kept, ...part } }))
  const type = (part: Partial<Typed>) => draft.set((now) => ({ ...now, typed: { ...now.typed, ...part } }))
  const save = useCoreMutation((api, data: ReportData) => api.reports.register({ data, reporter: null }), {
    onSuccess: (report) => {
      setSaved((now) => [report, ...now])
      // The moment stays: what follows was seen a minute later, not on another day.
      draft.set((now) => ({ ...now, typed: { ...EMPTY, seen: now.typed.seen } }))
      first.current?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const empty = typed.account.trim() === '' && typed.url.trim() === ''
    setMissing(empty)
    if (empty) first.current?.focus()
    else if (!save.isPending) save.mutate(toData(draft.value, { at: toInstant(new Date()), zone }))
  }
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      breadcrumbs={[{ label: reports.title, href: paths.reports }]}
      actions={
        <Button variant="default" component={Link} href={paths.monitoringTeams}>
          {words.teams}
        </Button>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Paper p="md" component="section" aria-label={words.team}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TeamSelect
                value={kept.origin.teamId}
                onChange={(teamId) => keep({ origin: { ...kept.origin, teamId } })}
              />
              <SeenBy origin={kept.origin} onChange={(seenBy) => keep({ origin: { ...kept.origin, seenBy } })} />
            </SimpleGrid>
          </Paper>
          <Paper p="md" component="section">
            <Title order={2} mb="xs">
              {words.row}
            </Title>
            <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }} spacing="sm">
              <TextInput
                ref={first}
                label={words.account}
                maxLength={200}
                value={typed.account}
                error={missing ? words.accountMissing : null}
                onChange={(event) => type({ account: event.currentTarget.value })}
              />
              <TextInput
                label={words.url}
                maxLength={2000}
                spellCheck={false}
                value={typed.url}
                onChange={(event) => type({ url: event.currentTarget.value })}
              />
              <Select
                label={words.platform}
                data={platformSchema.options.map((value) => ({ value, label: PLATFORMS[value] }))}
                value={kept.platform}
                allowDeselect={false}
                onChange={(next) => keep({ platform: platformSchema.catch(kept.platform).parse(next) })}
              />
              <Select
                label={words.act}
                data={actKindSchema.options.map((value) => ({ value, label: ACTS[value] }))}
                value={kept.act}
                allowDeselect={false}
                onChange={(next) => keep({ act: actKindSchema.catch(kept.act).parse(next) })}
              />
            </SimpleGrid>
            <Group align="flex-end" mt="sm" gap="sm">
              <ZonedInput now label={words.seenAt} value={typed.seen} onChange={(seen) => type({ seen })} />
              <TextInput
                label={words.note}
                placeholder={words.noteHint}
                maxLength={2000}
                flex={1}
                miw={220}
                value={typed.note}
                onChange={(event) => type({ note: event.currentTarget.value })}
              />
              <Button type="submit" loading={save.isPending}>
                {words.save}
              </Button>
            </Group>
          </Paper>
          <LiveSimilar
            likeness={{
              platform: kept.platform,
              account: typed.account,
              url: typed.url,
              act: kept.act,
              suspectName: '',
              suspectNip: '',
              except: null,
            }}
          />
        </Stack>
      </form>
      <SavedRows saved={saved} />
    </Page>
  )
}

const toData = ({ kept, typed }: Typing, received: Zoned): ReportData => ({
  source: 'monitoring',
  sourceReference: '',
  received,
  platform: kept.platform,
  account: typed.account,
  url: typed.url,
  act: kept.act,
  seen: typed.seen,
  narrative: typed.note.trim() || words.narrative(ACTS[kept.act], typed.account || typed.url),
  origin: kept.origin,
  suspectName: '',
  suspectNip: '',
})

const SavedRows = ({ saved }: Readonly<{ saved: readonly Report[] }>) => (
  <Paper p="md" component="section">
    <Title order={2} mb="xs" role="status">
      {words.saved(saved.length)}
    </Title>
    {saved.length === 0 ? (
      <Text size="sm" c="dimmed">
        {words.none}
      </Text>
    ) : (
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.columns.number}</Table.Th>
              <Table.Th>{words.columns.platform}</Table.Th>
              <Table.Th>{words.columns.account}</Table.Th>
              <Table.Th>{words.columns.act}</Table.Th>
              <Table.Th>{words.columns.seen}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {saved.map((report) => (
              <Table.Tr key={report.id}>
                <Table.Td>
                  <Anchor component={Link} size="sm" href={paths.report(report.id)}>
                    {report.number}
                  </Anchor>
                </Table.Td>
                <Table.Td>{PLATFORMS[report.platform]}</Table.Td>
                <Table.Td>
                  <Text size="sm" lineClamp={1}>
                    {report.account || report.url}
                  </Text>
                </Table.Td>
                <Table.Td>{ACTS[report.act]}</Table.Td>
                <Table.Td>{report.seen ? formatInstant(report.seen.at, report.seen.zone) : '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    )}
  </Paper>
)
