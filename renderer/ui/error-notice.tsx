import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { errorSentence } from '#renderer/rpc/errors.ts'

type ErrorNoticeProps = Readonly<{ error: unknown; title?: string; onRetry?: () => void }>

/** What went wrong, in the core's own words, in place. */
export function ErrorNotice({ error, title = 'Belum berhasil', onRetry }: ErrorNoticeProps) {
  return (
    <Alert color="red" variant="light" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      {errorSentence(error)}
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            Coba lagi
          </Button>
        </Group>
      )}
    </Alert>
  )
}
