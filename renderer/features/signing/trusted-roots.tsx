import { Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { May } from '#renderer/features/users/may.tsx'
import { useApi, useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { TrustedRoot } from '#shared/signing/model.ts'
import classes from './signing.module.css'
import { verificationWords as words } from './verification-words.ts'

/** The certificates from elsewhere that the office decided to trust. */
export function TrustedRoots({ onChange }: { onChange: () => void }) {
  const query = useCoreQuery(['signing', 'roots'], (api) => api.signing.roots.list())
  const changed = () => {
    void query.refetch()
    onChange()
  }
  const add = useCoreMutation(async (api, file: File) => api.signing.roots.add({ pem: await file.text() }), {
    success: words.rootAdded,
    onSuccess: () => changed(),
  })
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between">
        <Title order={2}>{words.roots}</Title>
        <May path="signing.roots.add">
          <FileButton accept=".pem,.crt,.cer" onChange={(file) => file && add.mutate(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={add.isPending}>
                {words.addRoot}
              </Button>
            )}
          </FileButton>
        </May>
      </Group>
      <Text size="sm" c="dimmed">
        {words.rootsHint}
      </Text>
      <QueryView query={query}>
        {(roots) =>
          roots.length === 0 ? (
            <Text size="sm">{words.noRoots}</Text>
          ) : (
            roots.map((root) => <Root key={root.fingerprint} root={root} onRemoved={changed} />)
          )
        }
      </QueryView>
    </Stack>
  )
}

function Root({ root, onRemoved }: { root: TrustedRoot; onRemoved: () => void }) {
  const api = useApi()
  const { subject, fingerprint, validTo } = root
  const remove = () =>
    confirm({
      title: words.removeTitle,
      body: words.removeBody,
      confirmLabel: words.removeRoot,
      danger: true,
      onConfirm: async () => {
        await api.signing.roots.remove({ fingerprint })
        onRemoved()
      },
    })
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600} size="sm">
            {subject}
          </Text>
          <Text size="xs" c="dimmed">
            {words.validTo} <DateText at={validTo} />
          </Text>
          <Text size="xs" c="dimmed" className={classes.mono}>
            {words.fingerprint}: {fingerprint}
          </Text>
        </div>
        <May path="signing.roots.remove">
          <Button size="xs" variant="default" aria-label={words.removeRootOf(subject)} onClick={remove}>
            {words.removeRoot}
          </Button>
        </May>
      </Group>
    </Paper>
  )
}
