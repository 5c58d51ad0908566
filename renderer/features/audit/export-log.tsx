import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { showError, useApi } from '#renderer/rpc/use-core.ts'
import { trailWords } from './trail-words.ts'

const { export: words } = trailWords
type Step = Readonly<{ written: number; total: number; done: boolean; savedAs: string | null }>

/** The whole log as a file that proves itself; leaving the screen ends the writing. */
export function ExportLog() {
  const api = useApi()
  const mayExport = useMay('audit.exportLog')
  const [step, setStep] = useState<Step | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async (control: AbortController) => {
    setStep({ written: 0, total: 0, done: false, savedAs: null })
    try {
      for await (const next of await api.audit.exportLog(undefined, { signal: control.signal })) {
        setStep(next)
        if (next.savedAs !== null) notifications.show({ color: 'teal', message: words.saved(next.savedAs) })
      }
    } catch (error) {
      if (!control.signal.aborted) showError(error)
    }
    setStep(null)
  }
  const start = () => {
    stop.current = new AbortController()
    void run(stop.current)
  }
  if (!mayExport) return null
  if (!step)
    return (
      <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />} onClick={start}>
        {words.button}
      </Button>
    )
  return (
    <Group gap="sm">
      <Stack gap={2} w={220} role="status">
        <Progress value={(100 * step.written) / Math.max(1, step.total)} aria-label={words.button} />
        <Text size="xs">{words.writing(step.written, step.total)}</Text>
      </Stack>
      <Button variant="default" onClick={() => stop.current?.abort()}>
        {words.cancel}
      </Button>
    </Group>
  )
}
