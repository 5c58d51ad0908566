import { Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { formatSize } from '#renderer/features/evidence/file-size.ts'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Page } from '#renderer/ui/page.tsx'
import classes from './signing.module.css'
import { TrustedRoots } from './trusted-roots.tsx'
import { VerificationReportView } from './verification-report.tsx'
import { verificationWords as words } from './verification-words.ts'

const MOST_BYTES = 30_000_000

/** `#/verifikasi`: the report on any PDF; the file is only read. */
export function VerifyScreen() {
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const verify = useCoreMutation(
    async (api, chosen: File) => api.signing.verifyUpload({ pdfBase64: await fileToBase64(chosen) }),
    { silent: true },
  )
  const tooLarge = file !== null && file.size > MOST_BYTES
  const check = (chosen: File | null | undefined) => {
    if (!chosen) return
    setFile(chosen)
    verify.reset()
    if (chosen.size <= MOST_BYTES) verify.mutate(chosen)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    check(event.dataTransfer.files[0])
  }
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      <Paper
        p="md"
        className={classes.dropArea}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Group justify="space-between">
          <Group gap="sm">
            <IconFileCheck aria-hidden />
            <Text fw={file ? 600 : 400}>{file ? words.file(file.name, formatSize(file.size)) : words.drop}</Text>
          </Group>
          <FileButton accept="application/pdf,.pdf" onChange={check}>
            {(props) => <Button {...props}>{words.choose}</Button>}
          </FileButton>
        </Group>
      </Paper>
      <Stack aria-live="polite">
        {tooLarge && <Text>{words.tooLarge}</Text>}
        {verify.isPending && <Loading label={words.checking} />}
        {verify.isError && <ErrorNotice error={verify.error} />}
        {verify.data && <VerificationReportView report={verify.data} />}
      </Stack>
      <TrustedRoots onChange={() => check(file)} />
    </Page>
  )
}
