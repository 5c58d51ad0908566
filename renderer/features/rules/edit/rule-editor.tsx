import { Select, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { dayOf } from '#renderer/ui/date-format.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { useZone } from '#renderer/ui/zone-context.ts'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'
import { RULE_KINDS, type RuleEntry } from '#shared/rules/model.ts'
import { KINDS, words } from '../words.ts'
import { blankEntry, successorOf } from './blank-entry.ts'
import { CommonFields } from './common-fields.tsx'
import { OwnFields } from './own-fields.tsx'

type Props = Readonly<{ entry: RuleEntry | null; asSuccessor?: boolean; onClose: () => void }>
type Typing = Readonly<{ entry: RuleEntry; reason: string }>
const KIND_CHOICES = RULE_KINDS.map((value) => ({ value, label: KINDS[value] }))

/** Adds a rule, or corrects one: always a new version, with a reason. */
export function RuleEditor({ entry, asSuccessor = false, onClose }: Props) {
  const today = daySchema.parse(dayOf(toInstant(new Date()), useZone()))
  const adding = entry === null || asSuccessor
  const start = entry ? (asSuccessor ? successorOf(entry) : entry) : blankEntry('norm', today)
  const name = entry?.id ?? 'new'
  const draft = useDraft<Typing>(`rule:${name}${asSuccessor ? ':next' : ''}`, { entry: start, reason: '' })
  const { entry: typed, reason } = draft.value
  const change = (part: Partial<RuleEntry>) =>
    // The kind of an entry never changes through its fields, so its members stay those of its kind.
    draft.set((now) => ({ ...now, entry: { ...now.entry, ...part } as RuleEntry }))
  const save = useCoreMutation((api) => api.rules.put({ entry: typed, reason }), {
    success: words.saved,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={adding ? words.form.add : words.form.edit(entry.title)}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel={words.form.submit}
      busy={save.isPending}
      disabled={reason.trim().length < 5}
      size="xl"
    >
      {entry === null && (
        <Select
          label={words.form.kind}
          data={KIND_CHOICES}
          value={typed.kind}
          allowDeselect={false}
          onChange={(kind) =>
            draft.set((now) => ({
              ...now,
              entry: blankEntry(RULE_KINDS.find((one) => one === kind) ?? 'norm', today),
            }))
          }
        />
      )}
      <CommonFields entry={typed} adding={adding} onChange={change} />
      <OwnFields entry={typed} onChange={change} />
      <Textarea
        label={words.form.reason}
        description={words.form.reasonHint}
        withAsterisk
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => {
          const text = event.currentTarget.value
          draft.set((now) => ({ ...now, reason: text }))
        }}
      />
    </FormDialog>
  )
}
