import { Group, Select, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PLATFORMS } from '#renderer/features/reports/words.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { EvidenceId } from '#shared/evidence/model.ts'
import type { Account, EmployeeId } from '#shared/people/register.ts'
import { platformSchema } from '#shared/reports/model.ts'
import { EvidenceByPlace } from './evidence-by-place.tsx'
import { register as words } from './words.ts'

type Start = Readonly<{ platform: Account['platform']; account: string; url: string }>
type Typing = Start & Readonly<{ note: string }>
type Props = Readonly<{
  employeeId: EmployeeId
  /** Null: a new link; else the account to be proven. */
  account: Account | null
  start?: Start
  onClose: () => void
}>

const PLATFORM_OPTIONS = platformSchema.options.map((value) => ({ value, label: PLATFORMS[value] }))
const EMPTY: Start = { platform: 'facebook', account: '', url: '' }

/** Links an account to a person, or names the evidence that it is his. */
export function AccountDialog({ employeeId, account, start = EMPTY, onClose }: Props) {
  const draft = useDraft<Typing>(`person:${employeeId}:account:${account?.id ?? 'new'}`, { ...start, note: '' })
  const { note, ...typed } = draft.value
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const [evidenceId, setEvidenceId] = useState<EvidenceId | null>(null)
  const save = useCoreMutation(
    (api) =>
      account && evidenceId
        ? api.people.proveAccount({ id: account.id, evidenceId, note })
        : api.people.addAccount({ employeeId, ...typed, evidenceId, note }),
    {
      success: words.linked,
      onSuccess: () => {
        void draft.discard()
        onClose()
      },
    },
  )
  const complete = account ? evidenceId !== null && note.trim().length >= 5 : typed.account.trim() !== ''
  return (
    <FormDialog
      draft={draft}
      title={account ? words.proveTitle : words.addAccount}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={account ? words.prove : words.addAccount}
      busy={save.isPending}
      disabled={!complete}
    >
      {account ? (
        <Text size="sm">{words.proveBody}</Text>
      ) : (
        <>
          <Group grow align="flex-start">
            <Select
              label={words.platform}
              data={PLATFORM_OPTIONS}
              value={typed.platform}
              allowDeselect={false}
              onChange={(next) => change({ platform: platformSchema.catch(typed.platform).parse(next) })}
            />
            <TextInput
              label={words.account}
              withAsterisk
              maxLength={200}
              data-autofocus
              value={typed.account}
              onChange={(event) => change({ account: event.currentTarget.value })}
            />
          </Group>
          <TextInput
            label={words.url}
            maxLength={2000}
            value={typed.url}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
        </>
      )}
      <EvidenceByPlace value={evidenceId} onChange={setEvidenceId} />
      <Textarea
        label={words.basis}
        description={words.basisHint}
        withAsterisk={account !== null}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
