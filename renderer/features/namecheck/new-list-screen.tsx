import { Button, Group, Paper, Stack, Tabs, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useLocation } from 'wouter'
import { FileChoice } from '#renderer/features/tables/file-choice.tsx'
import { MappingForm } from '#renderer/features/tables/mapping-form.tsx'
import { type TableState, useTable } from '#renderer/features/tables/use-table.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { type Draft, useDraft } from '#renderer/rpc/use-draft.ts'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { NAME_FIELDS } from '#shared/namecheck/model.ts'
import { words } from './words.ts'

type Typing = Readonly<{ title: string; text: string }>
const EMPTY: Typing = { title: '', text: '' }

/** A list of names from a file or the clipboard; it is kept first, then compared. */
export function NewListScreen() {
  const [, navigate] = useLocation()
  const table = useTable('names')
  const draft = useDraft<Typing>('namelist:new', EMPTY)
  const { title } = draft.value
  const opened = table.table
  const create = useCoreMutation(
    (api) => api.namecheck.create({ title, tableId: opened?.id ?? ('' as never), mapping: table.mapping }),
    {
      onSuccess: ({ list, skipped }) => {
        void draft.discard()
        notifications.show({ message: words.created(list.entries, skipped), color: 'teal' })
        navigate(`${paths.nameList(list.id)}?cocokkan`)
      },
    },
  )
  return (
    <Page title={words.newTitle} breadcrumbs={[{ label: words.title, href: paths.nameLists }]}>
      <Stack gap="md">
        <TextInput
          label={words.listTitle}
          description={words.listTitleHint}
          withAsterisk
          maxLength={200}
          maw={560}
          value={title}
          onChange={(event) => draft.set((now) => ({ ...now, title: event.currentTarget.value }))}
        />
        {opened === null ? (
          <Choice table={table} draft={draft} />
        ) : (
          <>
            <MappingForm state={table} fields={NAME_FIELDS} required="name" />
            <Group justify="flex-end">
              <Button
                loading={create.isPending}
                disabled={title.trim() === '' || (table.mapping.name ?? null) === null}
                onClick={() => create.mutate(undefined)}
              >
                {words.create}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Page>
  )
}

function Choice({ table, draft }: Readonly<{ table: TableState; draft: Draft<Typing> }>) {
  const { text } = draft.value
  return (
    <Tabs defaultValue={text === '' ? 'file' : 'paste'} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="file">{words.byFile}</Tabs.Tab>
        <Tabs.Tab value="paste">{words.byPaste}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="file">
        <FileChoice state={table} hint={words.fileHint} />
      </Tabs.Panel>
      <Tabs.Panel value="paste">
        <Paper p="md">
          <Textarea
            label={words.paste}
            description={words.pasteHint}
            autosize
            minRows={8}
            maxRows={18}
            value={text}
            onChange={(event) => draft.set((now) => ({ ...now, text: event.currentTarget.value }))}
          />
          <Group justify="flex-end" mt="sm">
            <Button
              disabled={text.trim() === ''}
              loading={table.opening}
              onClick={() => table.open(new File([text], 'tempelan'))}
            >
              {words.readPaste}
            </Button>
          </Group>
        </Paper>
      </Tabs.Panel>
    </Tabs>
  )
}
