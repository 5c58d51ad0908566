import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { errorCode, errorSentence } from '#renderer/rpc/errors.ts'
import { words } from './words.ts'

type OpeningNoticeProps = Readonly<{
  error: unknown
  /** Where nothing was to be opened. */
  title?: string
}>

/** Why the vault did not open: wrong password, damage, busy and newer version are told apart. */
export function OpeningNotice({ error, title: other = words.unlock.failedOther }: OpeningNoticeProps) {
  if (!error) return null
  const title = words.unlock.failed[errorCode(error) ?? ''] ?? other
  const sentence = errorSentence(error)
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      {sentence.startsWith(`${title}. `) ? sentence.slice(title.length + 2) : sentence}
    </Alert>
  )
}
