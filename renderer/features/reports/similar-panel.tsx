import { Alert, Anchor, Badge, Group, List, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { paths } from '#renderer/ui/paths.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { Likeness, Similar } from '#shared/reports/intake.ts'
import { intake, LIKES } from './intake-words.ts'
import { STATES } from './words.ts'

const TYPING_DELAY_MS = 350

/** What is like the report being typed, as it is typed. Silent while there is nothing. */
export function LiveSimilar({ likeness }: Readonly<{ likeness: Likeness }>) {
  const [wanted] = useDebouncedValue(likeness, TYPING_DELAY_MS)
  const hasText = [wanted.account, wanted.url, wanted.suspectName, wanted.suspectNip].some((text) => text.trim() !== '')
  const query = useCoreQuery(['reports', 'similar', wanted], (api) => api.reports.similar(wanted), {
    enabled: hasText,
    keepPrevious: true,
  })
  return <div aria-live="polite">{hasText && query.data && <SimilarAlert similar={query.data} />}</div>
}

type Props = Readonly<{ similar: Similar; action?: (report: Similar['reports'][number]) => ReactNode }>

export const isUnlike = ({ reports, people, cases }: Similar): boolean =>
  reports.length + people.length + cases.length === 0

export const SimilarAlert = ({ similar, action }: Props) =>
  isUnlike(similar) ? null : (
    <Alert color="yellow" icon={<IconHistory aria-hidden />} title={intake.similarTitle}>
      <SimilarList similar={similar} {...(action ? { action } : {})} />
    </Alert>
  )

export const SimilarList = ({ similar, action }: Props) => (
  <List size="sm" spacing={4} listStyleType="none">
    {similar.people.map(({ id, name, nip, evidenced }) => (
      <List.Item key={id}>
        {intake.holder}:{' '}
        <Anchor component={Link} size="sm" href={paths.employee(id)}>
          {name}
        </Anchor>{' '}
        {nip && formatNip(nip)} ({evidenced ? intake.holderEvidenced : intake.holderClaimed})
      </List.Item>
    ))}
    {similar.reports.map((report) => (
      <List.Item key={report.id}>
        <Group gap="xs">
          <Anchor component={Link} size="sm" href={paths.report(report.id)}>
            {report.number}
          </Anchor>
          <Text size="sm">{report.account}</Text>
          {report.because.map((kind) => (
            <Badge key={kind} size="sm" variant="light" color="gray">
              {LIKES[kind]}
            </Badge>
          ))}
          <Text size="xs" c="dimmed">
            {STATES[report.state]}
          </Text>
          {action?.(report)}
        </Group>
      </List.Item>
    ))}
    {similar.cases.map(({ id, number, title }) => (
      <List.Item key={id}>
        {intake.similarCases}:{' '}
        <Anchor component={Link} size="sm" href={paths.case(id)}>{`${number} · ${title}`}</Anchor>
      </List.Item>
    ))}
  </List>
)
