import { Code, Group, Stack, Text } from '@mantine/core'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { RULES, words } from './words.ts'

const lookOf = ({ holds }: OfflineRule) => (holds === null ? 'open' : holds ? 'good' : 'bad')
const labelOf = ({ holds }: OfflineRule) =>
  holds === null ? words.state.unknown : holds ? words.state.holds : words.state.broken

/** Each rule with its state and, folded away, the values in force. */
export const RuleList = ({ rules }: Readonly<{ rules: readonly OfflineRule[] }>) => (
  <Stack gap="lg" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
    {rules.map((rule) => (
      <li key={rule.id}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
          <div>
            <Text fw={600} size="sm">
              {RULES[rule.id].title}
            </Text>
            <Text size="sm" c="dimmed">
              {RULES[rule.id].why} {rule.holds === null && words.stateHint}
            </Text>
          </div>
          <VerdictBadge look={lookOf(rule)} label={labelOf(rule)} />
        </Group>
        {rule.values.length > 0 && <Values values={rule.values} />}
      </li>
    ))}
  </Stack>
)

const Values = ({ values }: Readonly<{ values: readonly string[] }>) => (
  <details>
    <summary>
      <Text size="sm" span c="var(--mantine-color-anchor)">
        {words.detail(values.length)}
      </Text>
    </summary>
    <Code block mt="xs">
      {values.join('\n')}
    </Code>
  </details>
)
