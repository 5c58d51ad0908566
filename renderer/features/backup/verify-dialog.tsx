import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { errorCode } from '#renderer/rpc/errors.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { BackupSecret, Fault, Progress, SetPlace } from '#shared/backup/model.ts'
import { FaultsView } from './faults-view.tsx'
import { ProgressView } from './progress-view.tsx'
import { EMPTY_SECRET, isTyped, SecretField } from './secret-field.tsx'
import { useStream } from './use-stream.ts'
import { words } from './words.ts'

type Verified = Readonly<{ progress: Progress; faults: readonly Fault[]; done: boolean }>

type VerifyDialogProps = Readonly<{ place: SetPlace; madeAt: string; onClose: () => void }>

/** Reads a backup to its last byte. With the open vault's keys first; another password only where those do not fit. */
export function VerifyDialog({ place, madeAt, onClose }: VerifyDialogProps) {
  const [secret, setSecret] = useState<BackupSecret>(EMPTY_SECRET)
  const stream = useStream<Verified>()
  const { run } = stream
  const verify = (key: BackupSecret | null) =>
    void run((api, signal) => api.backup.verify({ ...place, secret: key }, { signal }))
  useEffect(() => {
    void run((api, signal) => api.backup.verify({ ...place, secret: null }, { signal }))
  }, [run, place])
  const needsSecret = ['secret_needed', 'wrong_password', 'wrong_recovery_key', 'too_many_attempts'].includes(
    errorCode(stream.error) ?? '',
  )
  return (
    <Modal
      opened
      title={`${words.verify.title} ${madeAt}`}
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Text size="sm">{words.verify.body}</Text>
        {stream.latest && !stream.latest.done && stream.running && <ProgressView progress={stream.latest.progress} />}
        {stream.latest && <Result {...stream.latest} />}
        {stream.error !== null && <ErrorNotice error={stream.error} />}
        {needsSecret && <SecretField value={secret} onChange={setSecret} />}
        <Group justify="flex-end" gap="xs">
          {needsSecret && (
            <Button disabled={!isTyped(secret)} loading={stream.running} onClick={() => verify(secret)}>
              {words.verify.start}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {stream.running ? words.restore.cancel : words.verify.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Result({ faults, done }: Verified) {
  if (faults.length > 0)
    return <FaultsView faults={faults} title={words.verify.bad(faults.length)} body={words.verify.badBody} />
  if (!done) return null
  return (
    <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
      {words.verify.ok}
    </Alert>
  )
}
