import { formatDay, formatInstant } from '#renderer/ui/date-format.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import { formatNip } from '#shared/people/nip.ts'
import { ORIGIN_FIELDS, type Origin, type Report } from '#shared/reports/model.ts'
import { DAY_LABELS, intake, NUMBER_LABELS, ORIGIN } from './intake-words.ts'
import { useTeams } from './origin-fields.tsx'
import { ACTS, PLATFORMS, SOURCES, words } from './words.ts'

const { form } = words

export const ReportDetails = ({ report }: Readonly<{ report: Report }>) => {
  const teams = useTeams()
  const originFacts = (one: Report) => factsOf(one, teams)
  return (
    <Facts
      facts={[
        { label: form.source, value: SOURCES[report.source] },
        { label: form.received, value: formatInstant(report.received.at, report.received.zone) },
        ...originFacts(report),
        ...(report.sourceReference ? [{ label: form.sourceReference, value: report.sourceReference }] : []),
        { label: form.seen, value: report.seen ? formatInstant(report.seen.at, report.seen.zone) : '' },
        { label: form.platform, value: PLATFORMS[report.platform] },
        { label: form.actKind, value: ACTS[report.act] },
        { label: form.account, value: report.account },
        ...(report.suspectName || report.suspectNip
          ? [
              { label: intake.suspectName, value: report.suspectName },
              { label: intake.suspectNip, value: formatNip(report.suspectNip) },
            ]
          : []),
        { label: form.url, value: report.url },
        { label: form.narrative, value: report.narrative, wide: true },
      ]}
    />
  )
}

/** What the source says of itself, as far as it says anything. */
function factsOf({ source, origin }: Report, teams: ReturnType<typeof useTeams>) {
  const fields: readonly (keyof Origin)[] = ORIGIN_FIELDS[source]
  const text = (field: keyof Origin): string => {
    const value = origin[field]
    if (value === null) return ''
    if (field === 'teamId') return teams.find(({ id }) => id === value)?.name ?? ''
    return field === 'day' || field === 'ppkReceived' ? formatDay(value) : value
  }
  const label = (field: keyof Origin) =>
    (field === 'number' ? NUMBER_LABELS[source] : field === 'day' ? DAY_LABELS[source] : undefined) ?? ORIGIN[field]
  return fields.map((field) => ({ label: label(field), value: text(field) })).filter(({ value }) => value !== '')
}
