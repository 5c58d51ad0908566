import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { showError, useApi } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Evidence } from '#shared/evidence/model.ts'
import { formatSize } from './file-size.ts'
import { viewerWords } from './viewer-words.ts'
import { words } from './words.ts'

type Progressing = Readonly<{ bytes: number; total: number }>

/** Re-reads and re-hashes the whole item on demand. */
export function VerifyBox({ evidence }: { evidence: Evidence }) {
  const { progress, result, start, stop } = useVerify(evidence)
  const known = result ?? evidence.verifiedOk
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {evidence.verifiedAt ? (
            <>
              {viewerWords.lastVerified} <DateText at={evidence.verifiedAt} />
            </>
          ) : (
            words.neverVerified
          )}
        </Text>
        {progress ? (
          <Button size="compact-sm" variant="default" onClick={stop}>
            {viewerWords.stop}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => void start()}>
            {viewerWords.verify}
          </Button>
        )}
      </Group>
      {progress && (
        <>
          <Progress value={(progress.bytes / Math.max(1, progress.total)) * 100} aria-label={viewerWords.verifying} />
          <Text size="xs" c="dimmed">
            {viewerWords.verifying} {formatSize(progress.bytes)} / {formatSize(progress.total)}
          </Text>
        </>
      )}
      {!progress && known !== null && (
        <Alert color={known ? 'green' : 'red'} variant="light" p="xs" role="status">
          {known ? viewerWords.intact : viewerWords.broken}
        </Alert>
      )}
    </Stack>
  )
}

function useVerify({ id, size }: Evidence) {
  const api = useApi()
  const [progress, setProgress] = useState<Progressing | null>(null)
  const [result, setResult] = useState<boolean | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = async () => {
    const controller = new AbortController()
    running.current = controller
    setProgress({ bytes: 0, total: size })
    try {
      for await (const step of await api.evidence.verify({ id }, { signal: controller.signal })) {
        setProgress(step)
        if (step.intact !== null) setResult(step.intact)
      }
    } catch (error) {
      if (!controller.signal.aborted) showError(error)
    } finally {
      setProgress(null)
    }
  }
  return { progress, result, start, stop: () => running.current?.abort() }
}
