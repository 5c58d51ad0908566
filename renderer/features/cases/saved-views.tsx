import { ActionIcon, Button, Group, Menu, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { CaseFilter, SavedView } from '#shared/cases/filter.ts'
import { words } from './words.ts'

type SavedViewsProps = Readonly<{ filter: CaseFilter; onChoose: (filter: CaseFilter) => void }>

/** Filters the user gave a name: choose, save the present one, remove. */
export function SavedViews({ filter, onChoose }: SavedViewsProps) {
  const [naming, name] = useDisclosure(false)
  const views = useCoreQuery(['cases', 'views'], (api) => api.cases.views()).data ?? []
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {words.views.title}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              {words.views.none}
            </Text>
          )}
          {views.map((view) => (
            <ViewItem key={view.id} view={view} onChoose={() => onChoose(view.filter)} />
          ))}
          <Menu.Divider />
          <Menu.Item onClick={name.open}>{words.views.save}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <NameDialog filter={filter} onClose={name.close} />}
    </>
  )
}

function ViewItem({ view, onChoose }: Readonly<{ view: SavedView; onChoose: () => void }>) {
  const remove = useCoreMutation((api) => api.cases.removeView({ id: view.id }), { silent: true })
  const ask = () =>
    confirm({
      title: words.views.remove(view.name),
      body: words.views.removeBody,
      confirmLabel: words.views.removeConfirm,
      danger: true,
      onConfirm: () => remove.mutateAsync(undefined),
    })
  return (
    <Group gap={4} wrap="nowrap">
      <Menu.Item flex={1} onClick={onChoose}>
        {view.name}
      </Menu.Item>
      <ActionIcon aria-label={words.views.remove(view.name)} onClick={ask}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

function NameDialog({ filter, onClose }: Readonly<{ filter: CaseFilter; onClose: () => void }>) {
  const [name, setName] = useState('')
  const save = useCoreMutation((api) => api.cases.saveView({ name, filter }), {
    success: words.views.saved,
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={words.views.save}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.views.submit}
      busy={save.isPending}
      disabled={name.trim() === ''}
      size="sm"
    >
      <TextInput
        data-autofocus
        label={words.views.name}
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </FormDialog>
  )
}
