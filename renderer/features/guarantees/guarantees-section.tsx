import { Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import { AttemptList } from './attempt-list.tsx'
import { RuleList } from './rule-list.tsx'
import { SelfTestPanel } from './self-test-panel.tsx'
import { words } from './words.ts'

export function GuaranteesSection() {
  const rules = useCoreQuery(['guarantees', 'rules'], (api) => api.guarantees.rules())
  const attempts = useCoreQuery(['guarantees', 'attempts'], (api) => api.guarantees.attempts())
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: ['guarantees'] })
  return (
    <Stack gap="md">
      <Text size="sm" maw={760}>
        {words.intro}
      </Text>
      <Section title={words.test.title}>
        <SelfTestPanel onDone={refresh} />
      </Section>
      <Section title={words.attempts}>
        <Text size="sm" c="dimmed" mb="sm">
          {words.attemptsHint}
        </Text>
        <QueryView query={attempts}>{(list) => <AttemptList attempts={list} />}</QueryView>
      </Section>
      <Section title={words.rules}>
        <QueryView query={rules}>{(list) => <RuleList rules={list} />}</QueryView>
      </Section>
    </Stack>
  )
}
