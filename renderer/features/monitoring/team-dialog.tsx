import { ActionIcon, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { MonitoringTeam, TeamData, TeamMember } from '#shared/monitoring/model.ts'
import { words } from './words.ts'

const EMPTY: TeamMember = { name: '', role: '', office: '' }

/** A team and who is in it. */
export function TeamDialog({ team, onClose }: Readonly<{ team: MonitoringTeam | null; onClose: () => void }>) {
  const draft = useDraft<TeamData>(
    `monitoring:team:${team?.id ?? 'new'}`,
    team
      ? { name: team.name, decree: team.decree, members: team.members, active: team.active }
      : { name: '', decree: '', members: [{ ...EMPTY, role: 'Ketua' }], active: true },
  )
  const data = draft.value
  const change = (part: Partial<TeamData>) => draft.set((now) => ({ ...now, ...part }))
  const save = useCoreMutation(
    (api) =>
      api.monitoring.saveTeam({
        id: team?.id ?? null,
        team: { ...data, members: data.members.filter(({ name }) => name.trim() !== '') },
      }),
    {
      success: words.teamSaved,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  return (
    <FormDialog
      draft={draft}
      title={team ? words.editTeam : words.addTeam}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.saveTeam}
      busy={save.isPending}
      disabled={data.name.trim() === ''}
      size="xl"
    >
      <Group grow align="flex-start">
        <TextInput
          label={words.name}
          withAsterisk
          maxLength={200}
          data-autofocus
          value={data.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words.decree}
          placeholder={words.decreeHint}
          maxLength={200}
          value={data.decree}
          onChange={(event) => change({ decree: event.currentTarget.value })}
        />
      </Group>
      <Members value={data.members} onChange={(members) => change({ members })} />
      <Switch
        label={words.active}
        checked={data.active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
    </FormDialog>
  )
}

type MembersProps = Readonly<{ value: readonly TeamMember[]; onChange: (members: TeamMember[]) => void }>

function Members({ value, onChange }: MembersProps) {
  const field = (index: number, key: keyof TeamMember, label: string) => (
    <TextInput
      aria-label={`${words.member(index + 1)}: ${label}`}
      placeholder={label}
      maxLength={key === 'role' ? 100 : 150}
      flex={1}
      value={value[index]?.[key] ?? ''}
      onChange={(event) => onChange(value.with(index, { ...EMPTY, ...value[index], [key]: event.currentTarget.value }))}
    />
  )
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {words.members}
      </Text>
      {value.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity before they are saved, and never reorder
        <Group key={index} gap="xs" wrap="nowrap">
          {field(index, 'name', words.memberName)}
          {field(index, 'role', words.memberRole)}
          {field(index, 'office', words.memberOffice)}
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={words.removeMember(index + 1)}
            onClick={() => onChange(value.toSpliced(index, 1))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...value, EMPTY])}
        >
          {words.addMember}
        </Button>
      </Group>
    </Stack>
  )
}
