import { Code } from '@mantine/core'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts } from '#renderer/ui/facts.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { Handover } from '#shared/bundles/model.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { words } from './words.ts'

const { origin } = words

/** Where a case came from; nothing for one of our own. */
export function OriginPanel({ caseId }: Readonly<{ caseId: CaseId }>) {
  const may = useMay('bundles.ofCase')
  const load = useCoreQuery(['case', caseId, 'origin'], (api) => api.bundles.ofCase({ caseId }), { enabled: may })
  const handovers = load.data ?? []
  if (handovers.length === 0) return null
  return (
    <Section title={origin.title}>
      {handovers.map((handover) => (
        <Facts key={handover.bundleId} facts={factsOf(handover)} />
      ))}
    </Section>
  )
}

const factsOf = ({ senderName, receivedAt, receivedBy, formerNumber, formerReports, head }: Handover) => [
  { label: origin.from, value: senderName },
  { label: origin.former, value: formerNumber },
  {
    label: origin.at,
    value: (
      <>
        <DateText at={receivedAt} /> {origin.by} {receivedBy}
      </>
    ),
    wide: true,
  },
  ...(formerReports.length === 0
    ? []
    : [
        {
          label: origin.reports,
          value: formerReports.map(({ former, number }) => origin.reportOf(former, number)).join(', '),
          wide: true,
        },
      ]),
  {
    label: origin.head(head.seq),
    value: (
      <Code fz="xs" style={{ whiteSpace: 'normal' }}>
        {head.words.join(' ')}
      </Code>
    ),
    wide: true,
  },
]
