import { formatInstant } from '#renderer/ui/date-format.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import type { Report } from '#shared/reports/model.ts'
import { ACTS, PLATFORMS, SOURCES, words } from './words.ts'

const { form } = words

export const ReportDetails = ({ report }: Readonly<{ report: Report }>) => (
  <Facts
    facts={[
      { label: form.source, value: SOURCES[report.source] },
      { label: form.received, value: formatInstant(report.received.at, report.received.zone) },
      { label: form.sourceReference, value: report.sourceReference },
      { label: form.seen, value: report.seen ? formatInstant(report.seen.at, report.seen.zone) : '' },
      { label: form.platform, value: PLATFORMS[report.platform] },
      { label: form.actKind, value: ACTS[report.act] },
      { label: form.account, value: report.account },
      { label: form.url, value: report.url },
      { label: form.narrative, value: report.narrative, wide: true },
    ]}
  />
)
