import { Alert, Button, FileInput, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { CertificateFacts } from '#shared/signing/model.ts'
import { words, worthWords } from './words.ts'

export type P12 = Readonly<{ file: File | null; password: string }>
type Props = Readonly<{ value: P12; onChange: (value: P12) => void }>

/** A key file and its password, looked into before it signs. Neither is kept. */
export function P12Choice({ value: { file, password }, onChange }: Props) {
  const inspect = useCoreMutation(
    async (api, chosen: File) => api.signing.inspectPkcs12({ fileBase64: await fileToBase64(chosen), password }),
    { silent: true },
  )
  const change = (value: P12) => {
    inspect.reset()
    onChange(value)
  }
  return (
    <Stack gap="xs">
      <FileInput
        label={words.p12File}
        placeholder={words.p12Pick}
        accept=".p12,.pfx"
        clearable
        value={file}
        onChange={(chosen) => change({ file: chosen, password })}
      />
      <Group align="flex-end" gap="xs">
        <PasswordInput
          flex={1}
          label={words.p12Password}
          description={words.p12PasswordNote}
          autoComplete="off"
          value={password}
          onChange={(event) => change({ file, password: event.currentTarget.value })}
        />
        <Button
          variant="default"
          disabled={!file}
          loading={inspect.isPending}
          onClick={() => file && inspect.mutate(file)}
        >
          {words.p12Inspect}
        </Button>
      </Group>
      {inspect.isError && <ErrorNotice error={inspect.error} />}
      {inspect.data && <Inspected {...inspect.data} />}
      <Text size="xs" c="dimmed">
        {worthWords.pkcs12}
      </Text>
    </Stack>
  )
}

type InspectedProps = { certificate: CertificateFacts; expired: boolean; warnings: readonly string[] }

function Inspected({ certificate, expired, warnings }: InspectedProps) {
  return (
    <Alert color={expired ? 'red' : 'blue'} variant="light" p="xs">
      <Text size="sm">
        {words.p12Holder}: <b>{certificate.commonName}</b>
        {certificate.organization && `, ${certificate.organization}`}
      </Text>
      <Text size="sm">
        {words.p12Issuer}: {certificate.issuer}
      </Text>
      <Text size="sm">
        {words.p12Key}: {certificate.keyKind} · {words.validTo} <DateText at={certificate.validTo} />
      </Text>
      {expired && <Text size="sm">{words.p12Expired}</Text>}
      {warnings.map((warning) => (
        <Text key={warning} size="sm">
          {warning}
        </Text>
      ))}
    </Alert>
  )
}
