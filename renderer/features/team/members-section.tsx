import { Badge, Button, Divider, Group, Stack, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { confirm } from '#renderer/ui/confirm.tsx'
import { Section } from '#renderer/ui/section.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import { fullName } from '#shared/people/model.ts'
import type { TeamView } from '#shared/team/contract.ts'
import type { Member } from '#shared/team/model.ts'
import { Checks } from './checks.tsx'
import { MemberDialog } from './member-dialog.tsx'
import { ELEMENTS, words } from './words.ts'

type Props = Readonly<{
  view: TeamView
  caseId: CaseId
  readOnly: boolean
  onChange: (members: Member[]) => Promise<unknown>
}>

/** The members in their elements, and what the rules say about them. */
export function MembersSection({ view: { team, checks }, caseId, readOnly, onChange }: Props) {
  const [editing, setEditing] = useState<Member | 'new' | null>(null)
  const { members } = team
  const put = (member: Member) =>
    onChange(
      members.some(({ id }) => id === member.id)
        ? members.map((one) => (one.id === member.id ? member : one))
        : [...members, member],
    )
  const remove = ({ id, person }: Member) =>
    confirm({
      title: words.team.removeOf(person.name),
      body: words.team.removeBody,
      confirmLabel: words.team.remove,
      danger: true,
      onConfirm: () =>
        onChange(
          members
            .filter((one) => one.id !== id)
            .map((one) => (one.substituteFor === id ? { ...one, substituteFor: null } : one)),
        ),
    })
  return (
    <Section title={words.team.title}>
      <Stack gap="sm">
        {members.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.team.empty}
          </Text>
        )}
        {members.map((member) => (
          <MemberCard
            key={member.id}
            member={member}
            members={members}
            {...(readOnly ? {} : { onEdit: () => setEditing(member), onRemove: () => remove(member) })}
          />
        ))}
        {!readOnly && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUserPlus size={15} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {words.team.add}
            </Button>
          </Group>
        )}
        <Divider label={words.team.advice} labelPosition="left" />
        <Checks checks={checks} />
      </Stack>
      {editing && (
        <MemberDialog
          caseId={caseId}
          member={editing === 'new' ? null : editing}
          others={members.filter((one) => one !== editing)}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

type CardProps = Readonly<{ member: Member; members: readonly Member[]; onEdit?: () => void; onRemove?: () => void }>

function MemberCard({ member, members, onEdit, onRemove }: CardProps) {
  const { person } = member
  const replaced = members.find(({ id }) => id === member.substituteFor)
  const substitute = members.find(({ substituteFor }) => substituteFor === member.id)
  const lines = [
    [person.rank, person.position, person.office].filter(Boolean).join(', '),
    replaced && words.team.substitutes(replaced.person.name),
    substitute && words.team.replacedBy(substitute.person.name),
    member.kinship && words.team.kinship(member.kinship),
  ].filter(Boolean)
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" className="subject-card">
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600} {...(substitute ? { td: 'line-through' } : {})}>
            {fullName(person)}
          </Text>
          <Badge size="sm">{ELEMENTS[member.element]}</Badge>
          {member.involved && (
            <Badge size="sm" color="orange">
              {words.team.involved}
            </Badge>
          )}
        </Group>
        {lines.map((line) => (
          <Text key={line} size="xs">
            {line}
          </Text>
        ))}
      </div>
      <Group gap={4} wrap="nowrap" style={{ flexShrink: 0 }}>
        {onEdit && (
          <Button size="compact-xs" variant="subtle" aria-label={words.team.editOf(person.name)} onClick={onEdit}>
            {words.team.edit}
          </Button>
        )}
        {onRemove && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            aria-label={words.team.removeOf(person.name)}
            onClick={onRemove}
          >
            {words.team.remove}
          </Button>
        )}
      </Group>
    </Group>
  )
}
