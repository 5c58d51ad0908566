import { Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import type { TableState } from './use-table.ts'
import { words } from './words.ts'

/** Where a table file is dropped or chosen, and what became of it. */
export function FileChoice({ state, hint }: Readonly<{ state: TableState; hint: string }>) {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) state.open(file)
  }
  return (
    <Stack gap="sm">
      <Paper
        p="lg"
        withBorder
        data-over={over || undefined}
        style={over ? { outline: '2px solid var(--mantine-primary-color-filled)' } : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <IconTable size={26} stroke={1.6} aria-hidden />
            <div>
              <Text fw={600}>{words.drop}</Text>
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            </div>
          </Group>
          <FileButton accept=".csv,.txt,.tsv,.xlsx,text/csv" onChange={(file) => file && state.open(file)}>
            {(props) => <Button {...props}>{words.choose}</Button>}
          </FileButton>
        </Group>
      </Paper>
      <div aria-live="polite">
        {state.tooLarge && <Text c="var(--mantine-color-error)">{words.tooLarge}</Text>}
        {state.opening && <Loading label={words.reading} />}
        {state.error !== null && <ErrorNotice error={state.error} />}
      </div>
    </Stack>
  )
}
