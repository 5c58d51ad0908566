import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import type { Check } from '#shared/team/model.ts'
import { SEVERITIES } from './words.ts'

const ICONS = { ok: IconCircleCheck, info: IconInfoCircle, warning: IconAlertTriangle } as const
const COLOURS = { ok: 'teal', info: 'blue', warning: 'orange' } as const

/** Advice, each line with its basis. */
export const Checks = ({ checks }: Readonly<{ checks: readonly Check[] }>) => (
  <Stack gap="xs">
    {checks.map((check) => (
      <CheckLine key={`${check.severity}${check.sentence}`} check={check} />
    ))}
  </Stack>
)

function CheckLine({ check: { severity, sentence, rule } }: Readonly<{ check: Check }>) {
  const Icon = ICONS[severity]
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Icon
        size={17}
        aria-label={SEVERITIES[severity]}
        style={{ flexShrink: 0, marginTop: 2 }}
        color={`var(--mantine-color-${COLOURS[severity]}-light-color)`}
      />
      <div>
        <Text size="sm">{sentence}</Text>
        {rule && <RuleCitation rule={rule} />}
      </div>
    </Group>
  )
}
