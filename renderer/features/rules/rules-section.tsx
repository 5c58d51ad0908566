import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconHistory, IconPlus, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Section } from '#renderer/ui/section.tsx'
import { RuleEditor } from './edit/rule-editor.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { PackDialog } from './pack-dialog.tsx'
import { RuleBrowser } from './rule-browser.tsx'
import { useRules } from './use-rules.ts'
import { words } from './words.ts'

/** The office's rule book: read, corrected, handed on. */
export function RulesSection() {
  const [version, setVersion] = useState<number | null>(null)
  const query = useRules(version)
  return (
    <Section title={words.title}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {words.intro}
        </Text>
        <QueryView query={query}>
          {(book) => (
            <>
              <Bar version={book.version} past={version !== null} onView={setVersion} />
              {version !== null && (
                <Alert color="yellow" py="xs">
                  <Group justify="space-between">
                    {words.viewing(version)}
                    <Button size="compact-sm" variant="default" onClick={() => setVersion(null)}>
                      {words.backToNow}
                    </Button>
                  </Group>
                </Alert>
              )}
              <RuleBrowser book={book} past={version !== null} />
            </>
          )}
        </QueryView>
      </Stack>
    </Section>
  )
}

type BarProps = Readonly<{ version: number; past: boolean; onView: (version: number | null) => void }>

function Bar({ version, past, onView }: BarProps) {
  const mayChange = useMay('rules.put')
  const [adding, add] = useDisclosure(false)
  const [reading, history] = useDisclosure(false)
  const [importing, pack] = useDisclosure(false)
  const save = useCoreMutation((api) => api.rules.exportPack(), {
    onSuccess: ({ savedAs }) =>
      notifications.show({
        message: savedAs ? words.exported(savedAs) : words.cancelled,
        color: savedAs ? 'teal' : 'gray',
      }),
  })
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" fw={600}>
        {words.version(version)}
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconHistory size={15} aria-hidden />} onClick={history.open}>
          {words.history}
        </Button>
        {mayChange && (
          <>
            <Button size="xs" variant="default" leftSection={<IconUpload size={15} aria-hidden />} onClick={pack.open}>
              {words.importPack}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              loading={save.isPending}
              onClick={() => save.mutate(undefined)}
            >
              {words.exportPack}
            </Button>
          </>
        )}
        {!past && mayChange && (
          <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add.open}>
            {words.add}
          </Button>
        )}
      </Group>
      {adding && <RuleEditor entry={null} onClose={add.close} />}
      {reading && (
        <HistoryDialog
          onClose={history.close}
          onView={(next) => {
            history.close()
            onView(next)
          }}
        />
      )}
      {importing && <PackDialog onClose={pack.close} />}
    </Group>
  )
}
