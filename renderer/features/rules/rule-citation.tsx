import { Badge, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconBook2 } from '@tabler/icons-react'
import { needsOfficialText, type RuleRef } from '#shared/rules/model.ts'
import { CONFIDENCES, words } from './words.ts'

type Props = Readonly<{
  rule: RuleRef
  /** What is shown on the line; the rule's article unless told otherwise. */
  label?: string
}>

/**
 * A rule wherever one is shown: its article, its words and source on request, and "periksa naskah resmi" unless the
 * official text itself was read.
 */
export const RuleCitation = ({ rule, label }: Props) => (
  <Group gap={6} wrap="wrap" component="span" display="inline-flex">
    <Popover width={420} withArrow withinPortal position="bottom-start" shadow="md">
      <Popover.Target>
        <UnstyledButton title={words.citation(rule.title)} className="rule-citation">
          <Group gap={4} wrap="nowrap" align="flex-start" component="span">
            <IconBook2 size={14} aria-hidden className="rule-citation-icon" />
            <Text size="xs" span c="var(--mantine-color-anchor)">
              {label ?? rule.article}
            </Text>
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <RuleWords rule={rule} />
      </Popover.Dropdown>
    </Popover>
    <OfficialTextMark rule={rule} />
  </Group>
)

export const OfficialTextMark = ({ rule }: Readonly<{ rule: Pick<RuleRef, 'confidence'> }>) =>
  needsOfficialText(rule) ? (
    <Badge
      size="sm"
      color="yellow"
      leftSection={<IconAlertTriangle size={11} aria-hidden />}
      title={CONFIDENCES[rule.confidence]}
    >
      {words.check}
    </Badge>
  ) : null

/** Title, words, source and doubts of one rule. */
export const RuleWords = ({ rule }: Readonly<{ rule: RuleRef }>) => (
  <Stack gap={6}>
    <Text size="sm" fw={600}>
      {rule.title}
    </Text>
    <Text size="sm" className="prose">
      {rule.text}
    </Text>
    <Text size="xs">
      <b>{words.article}:</b> {rule.article}
    </Text>
    <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
      <b>{words.source}:</b> {rule.source} ({CONFIDENCES[rule.confidence]})
    </Text>
    {rule.note && (
      <Text size="xs" c="dimmed">
        <b>{words.note}:</b> {rule.note}
      </Text>
    )}
  </Stack>
)
