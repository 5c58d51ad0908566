import { Select, TextInput } from '@mantine/core'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { teamIdSchema } from '#shared/monitoring/model.ts'
import { ORIGIN_FIELDS, type Origin, type ReportSource } from '#shared/reports/model.ts'
import { DAY_LABELS, intake, NUMBER_LABELS, ORIGIN } from './intake-words.ts'

type Props = Readonly<{ source: ReportSource; value: Origin; onChange: (origin: Origin) => void }>

/** What this source says of itself, and no more than that. */
export function OriginFields({ source, value, onChange }: Props) {
  const fields: readonly (keyof Origin)[] = ORIGIN_FIELDS[source]
  const change = (part: Partial<Origin>) => onChange({ ...value, ...part })
  return fields.map((field) => {
    if (field === 'day')
      return (
        <DayInput
          key={field}
          label={DAY_LABELS[source] ?? ORIGIN.day}
          value={value.day}
          onChange={(day) => change({ day })}
        />
      )
    if (field === 'ppkReceived')
      return (
        <DayInput
          key={field}
          label={ORIGIN.ppkReceived}
          description={intake.ppkHint}
          value={value.ppkReceived}
          onChange={(ppkReceived) => change({ ppkReceived })}
        />
      )
    if (field === 'teamId')
      return <TeamSelect key={field} value={value.teamId} onChange={(teamId) => change({ teamId })} />
    if (field === 'seenBy') return <SeenBy key={field} origin={value} onChange={(seenBy) => change({ seenBy })} />
    return (
      <TextInput
        key={field}
        label={field === 'number' ? (NUMBER_LABELS[source] ?? ORIGIN.number) : ORIGIN[field]}
        maxLength={field === 'agency' ? 200 : 100}
        value={value[field]}
        onChange={(event) => change({ [field]: event.currentTarget.value })}
      />
    )
  })
}

export const useTeams = () => useCoreQuery(['monitoring', 'teams'], (api) => api.monitoring.teams()).data ?? []

type TeamProps = Readonly<{ value: Origin['teamId']; onChange: (id: Origin['teamId']) => void }>

export function TeamSelect({ value, onChange }: TeamProps) {
  const teams = useTeams().filter(({ id, active }) => active || id === value)
  return (
    <Select
      label={ORIGIN.teamId}
      placeholder={intake.noTeam}
      data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
      clearable
      value={value}
      onChange={(next) => onChange(next === null ? null : teamIdSchema.parse(next))}
    />
  )
}

/** A member of the team, or any name. */
export function SeenBy({ origin, onChange }: Readonly<{ origin: Origin; onChange: (name: string) => void }>) {
  const members = useTeams().find(({ id }) => id === origin.teamId)?.members ?? []
  return (
    <>
      <TextInput
        label={ORIGIN.seenBy}
        maxLength={150}
        list="anggota-tim"
        value={origin.seenBy}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id="anggota-tim">
        {members.map(({ name, role }) => (
          <option key={name} value={name}>
            {role}
          </option>
        ))}
      </datalist>
    </>
  )
}
