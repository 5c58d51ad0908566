import { Box, Button, Group, Menu, Paper, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect } from 'react'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { allows } from '#shared/interviews/lifecycle.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { AddButton, ExchangeEditor } from './exchange-editor.tsx'
import classes from './hearing.module.css'
import { HearingSteps } from './hearing-steps.tsx'
import { hearing } from './hearing-words.ts'
import type { Recorder, RecorderState } from './recorder.ts'
import { RecorderBar, RecorderProblems } from './recorder-bar.tsx'
import { RemovedExchanges } from './removed-exchanges.tsx'
import { standardQuestions } from './standard-questions.ts'
import { type ExchangeDeeds, useExchangeDeeds } from './use-exchange-deeds.ts'
import { useTexts } from './use-texts.ts'

type Props = Readonly<{ interview: Interview; recorder: Recorder; state: RecorderState }>

/** The hearing itself: recorder above, numbered questions and answers below. */
export function HearingView({ interview, recorder, state }: Props) {
  const store = useTexts(interview)
  const deeds = useExchangeDeeds(interview, recorder)
  const canAsk = allows(interview.state, 'ask')
  const { exchanges } = interview
  useNextQuestionKey(deeds, canAsk)
  return (
    <Stack gap="sm">
      <Paper p="xs" className={classes.bar ?? ''}>
        <Group justify="space-between" gap="sm">
          <RecorderBar recorder={recorder} state={state} canRecord={allows(interview.state, 'record')} />
          <HearingSteps interview={interview} recorder={recorder} flush={store.flush} />
        </Group>
        <RecorderProblems state={state} />
      </Paper>
      {exchanges.length === 0 && <EmptyState title={hearing.empty} />}
      {exchanges.map((exchange) => (
        <ExchangeEditor
          key={exchange.id}
          caseId={interview.caseId}
          exchange={exchange}
          store={store}
          deeds={deeds}
          last={exchange.number === exchanges.length}
          canAsk={canAsk}
          prepared={interview.evidenceIds}
        />
      ))}
      {canAsk && (
        <Group justify="space-between">
          <Group gap="xs">
            <AddButton onClick={() => deeds.add()} />
            <StandardQuestions interview={interview} deeds={deeds} />
          </Group>
          <Text size="xs" c="dimmed">
            {hearing.keys}
          </Text>
        </Group>
      )}
      <RemovedExchanges interview={interview} onRestore={deeds.restore} />
    </Stack>
  )
}

/** Ctrl+Enter also where no field has the focus. */
function useNextQuestionKey(deeds: ExchangeDeeds, canAsk: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!canAsk || event.defaultPrevented || event.key !== 'Enter' || !event.ctrlKey) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      deeds.add()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [deeds, canAsk])
}

function StandardQuestions({ interview, deeds }: Readonly<{ interview: Interview; deeds: ExchangeDeeds }>) {
  const asked = new Set(interview.exchanges.map(({ question }) => question))
  return (
    <Menu position="bottom-start" width={560} withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          {hearing.standard}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>
        {standardQuestions(interview.kind).map((question) => (
          <Menu.Item key={question} disabled={asked.has(question)} onClick={() => deeds.add({ question })}>
            <Box className={classes.prose ?? ''}>{question}</Box>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
