import { Stack, Text, Title } from '@mantine/core'
import { levelText } from '#renderer/features/rules/words.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import type { SubjectId } from '#shared/cases/model.ts'
import { OUTCOMES, words } from './words.ts'

/** What was decided here for the same article, without anybody in it. */
export function PrecedentList({ article, exceptSubject }: Readonly<{ article: string; exceptSubject: SubjectId }>) {
  const query = useCoreQuery(
    ['decision', 'precedents', article, exceptSubject],
    (api) => api.decisions.precedents({ article, exceptSubject }),
    {
      keepPrevious: true,
    },
  )
  const { groups, others } = query.data ?? { groups: [], others: 0 }
  return (
    <Stack gap="xs" mt="lg" component="section">
      <Title order={3}>{words.precedents}</Title>
      <Text size="xs" c="dimmed">
        {groups.length === 0 && others === 0 ? words.precedentsNone : words.precedentsHint}
      </Text>
      {groups.map(({ outcome, sanctionTitle, level, ...alike }) => (
        <div key={`${outcome}${sanctionTitle}`}>
          <Text size="sm" fw={600}>
            {sanctionTitle ? `${sanctionTitle} (${levelText(level).toLowerCase()})` : OUTCOMES[outcome]}
          </Text>
          <Text size="xs">{words.precedentOf(alike)}</Text>
        </div>
      ))}
      {others > 0 && <Text size="xs">{words.precedentsOthers(others)}</Text>}
    </Stack>
  )
}
