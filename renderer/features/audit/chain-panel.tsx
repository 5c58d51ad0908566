import { Alert, Button, Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { EVERYTHING } from '#renderer/rpc/changes.ts'
import { useCoreQuery } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { countText } from '#shared/words/count-text.ts'
import { hashGroups } from './hash-groups.ts'
import { type ChainCheck, useChainCheck } from './use-chain-check.ts'
import { words } from './words.ts'

const SHOWN_GROUPS = 8

/** The head of the chain, and the walk along it. */
export function ChainPanel() {
  const head = useCoreQuery(['audit', 'head'], (api) => api.audit.head(), {
    alsoOn: [EVERYTHING],
  }).data
  const { check, running, start, cancel } = useChainCheck()
  return (
    <Paper p="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{words.head}</Title>
          <Text size="xs" c="dimmed">
            {words.headHint}
          </Text>
          {head && head.seq > 0 ? (
            <Text size="sm" mt="xs">
              <Code fz="sm">{hashGroups(head.hash, SHOWN_GROUPS)} …</Code> · {words.headAt(head.seq)}
              {head.at && (
                <>
                  {' · '}
                  <DateText at={head.at} />
                </>
              )}
            </Text>
          ) : (
            <Text size="sm">{words.headEmpty}</Text>
          )}
        </div>
        {running ? (
          <Button variant="default" onClick={cancel}>
            {words.cancel}
          </Button>
        ) : (
          <Button leftSection={<IconShieldCheck size={17} aria-hidden />} onClick={start}>
            {words.verify}
          </Button>
        )}
      </Group>
      {check && <CheckResult check={check} />}
    </Paper>
  )
}

const CheckResult = ({ check }: Readonly<{ check: ChainCheck }>) => {
  const total = countText(check.total)
  if (!check.done)
    return (
      <Stack gap={4} mt="sm" role="status">
        <Progress value={(100 * check.checked) / Math.max(1, check.total)} aria-label={words.verify} />
        <Text size="xs">{words.checking(countText(check.checked), total)}</Text>
      </Stack>
    )
  if (check.brokenAt === null)
    return (
      <Alert color="teal" mt="sm" icon={<IconShieldCheck aria-hidden />} role="status">
        {words.intact(total)}
      </Alert>
    )
  return (
    <Alert
      color="red"
      mt="sm"
      title={words.broken(check.brokenAt)}
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
    >
      {check.reason} {words.brokenAdvice}
    </Alert>
  )
}
