import { Select } from '@mantine/core'
import { levelText, TRACKS } from '#renderer/features/rules/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { Level, Track } from '#shared/rules/model.ts'

type SanctionSelectProps = Readonly<{
  label: string
  description?: string
  day: Day
  value: string | null
  onChange: (key: string | null) => void
}>

/** Kinds of sanction in force on a day, by track and level, each catalogue apart. */
export function SanctionSelect({ label, description, day, value, onChange }: SanctionSelectProps) {
  const query = useCoreQuery(['rules', 'sanctions', day], (api) => api.decisions.sanctions({ day }), {
    alsoOn: ['rule'],
    keepPrevious: true,
  })
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { key, title, track, level, catalogue } of query.data ?? []) {
    const name = groupOf(track, level)
    const option = { value: key, label: catalogue === 'pp53-transition' ? `${title} (masa peralihan)` : title }
    groups.set(name, [...(groups.get(name) ?? []), option])
  }
  return (
    <Select
      label={label}
      description={description}
      withAsterisk
      searchable
      allowDeselect={false}
      data={[...groups].map(([group, items]) => ({ group, items }))}
      value={value}
      onChange={onChange}
    />
  )
}

const groupOf = (track: Track, level: Level | null) =>
  `${TRACKS[track]}${level ? `, ${levelText(level).toLowerCase()}` : ''}`
