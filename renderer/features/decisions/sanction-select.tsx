import { Select, Stack, Text } from '@mantine/core'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { levelText, TRACKS } from '#renderer/features/rules/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { Level, Track } from '#shared/rules/model.ts'
import { words } from './words.ts'

type SanctionSelectProps = Readonly<{
  label: string
  description?: string
  caseId: CaseId
  subjectId: SubjectId
  day: Day
  value: string | null
  onChange: (key: string | null) => void
}>

/** Kinds of sanction in force on a day, by track and level, each catalogue apart. */
export function SanctionSelect({ label, description, caseId, subjectId, day, value, onChange }: SanctionSelectProps) {
  const query = useCoreQuery(
    ['rules', 'sanctions', caseId, subjectId, day],
    (api) => api.decisions.sanctions({ day, subject: { caseId, id: subjectId } }),
    {
      alsoOn: ['rule', 'classification'],
      keepPrevious: true,
    },
  )
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { key, title, track, level, catalogue, onDecisionDay, onActDay } of query.data ?? []) {
    const name = groupOf(track, level)
    const marks = [
      catalogue === 'pp53-transition' ? words.transition : '',
      onDecisionDay ? '' : words.onlyOnActDay,
      onDecisionDay && !onActDay ? words.onlyOnDecisionDay : '',
    ].filter(Boolean)
    const option = { value: key, label: marks.length > 0 ? `${title} (${marks.join('; ')})` : title }
    groups.set(name, [...(groups.get(name) ?? []), option])
  }
  const chosen = query.data?.find(({ key }) => key === value)
  return (
    <div>
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
      {chosen && (
        <Stack gap={2} mt={4} align="flex-start">
          <RuleCitation rule={chosen.rule} />
          {chosen.condition !== '' && (
            <Text size="xs" c="dimmed">
              {chosen.condition}
            </Text>
          )}
        </Stack>
      )}
    </div>
  )
}

const groupOf = (track: Track, level: Level | null) =>
  `${TRACKS[track]}${level ? `, ${levelText(level).toLowerCase()}` : ''}`
