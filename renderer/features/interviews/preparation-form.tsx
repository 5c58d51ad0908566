import { Button, Group, Input, Paper, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { EvidencePicker } from '#renderer/features/evidence/evidence-picker.tsx'
import type { Draft } from '#renderer/rpc/use-draft.ts'
import { askDiscard, DISCARD } from '#renderer/ui/ask-discard.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { CaseId, Subject, SubjectId } from '#shared/cases/model.ts'
import { interviewKindSchema, interviewModeSchema, type Preparation } from '#shared/interviews/model.ts'
import type { Zoned } from '#shared/kernel/instant.ts'
import { fullName } from '#shared/people/model.ts'
import classes from './hearing.module.css'
import { ParticipantsEditor } from './participants-editor.tsx'
import { kindWords, modeWords, words } from './words.ts'

/** As typed: the moment and the subject may still be missing. */
export type PreparationDraft = Omit<Preparation, 'scheduled'> & { scheduled: Zoned | null; subjectId: SubjectId | null }
export type Complete = Preparation & { subjectId: SubjectId }

type Props = Readonly<{
  caseId: CaseId
  subjects: readonly Subject[]
  draft: Draft<PreparationDraft>
  busy: boolean
  onSave: (preparation: Complete) => void
  onClose: () => void
}>

const options = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: labels[value] }))

/** What is settled before a hearing; typing is kept until it is saved or thrown away on purpose. */
export function PreparationForm({ caseId, subjects, draft, busy, onSave, onClose }: Props) {
  const { value, set } = draft
  const put = (patch: Partial<PreparationDraft>) => set((now) => ({ ...now, ...patch }))
  const complete = completed(value)
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Appointment value={value} put={put} subjects={subjects} />
        <Textarea
          label={words.authority}
          description={words.authorityHint}
          classNames={{ input: classes.typed ?? '' }}
          autosize
          minRows={1}
          maxLength={2000}
          value={value.authority}
          onChange={({ currentTarget }) => put({ authority: currentTarget.value })}
        />
        <ParticipantsEditor value={value.participants} onChange={(participants) => put({ participants })} />
        <Stack gap={4}>
          <Text size="sm" fw={500}>
            {words.evidence}
          </Text>
          <EvidencePicker caseId={caseId} value={value.evidenceIds} onChange={(evidenceIds) => put({ evidenceIds })} />
        </Stack>
        <Group justify="space-between">
          <SavedAt at={draft.savedAt} />
          <Deeds draft={draft} complete={complete} busy={busy} onSave={onSave} onClose={onClose} />
        </Group>
      </Stack>
    </Paper>
  )
}

type AppointmentProps = Pick<Props, 'subjects'> &
  Readonly<{ value: PreparationDraft; put: (patch: Partial<PreparationDraft>) => void }>

/** Of what kind, with whom, when and where. */
function Appointment({ value, put, subjects }: AppointmentProps) {
  return (
    <>
      <Group gap="lg" align="flex-end">
        <Labelled label={words.kind}>
          <SegmentedControl
            aria-label={words.kind}
            data={options(interviewKindSchema.options, kindWords)}
            value={value.kind}
            onChange={(kind) => put({ kind: interviewKindSchema.catch(value.kind).parse(kind) })}
          />
        </Labelled>
        <Labelled label={words.mode}>
          <SegmentedControl
            aria-label={words.mode}
            data={options(interviewModeSchema.options, modeWords)}
            value={value.mode}
            onChange={(mode) => put({ mode: interviewModeSchema.catch(value.mode).parse(mode) })}
          />
        </Labelled>
        <Select
          label={words.subject}
          withAsterisk
          flex="1 1 16rem"
          data={subjects.map(({ id, person }) => ({ value: id, label: fullName(person) }))}
          value={value.subjectId}
          onChange={(id) => put({ subjectId: subjects.find((subject) => subject.id === id)?.id ?? null })}
        />
      </Group>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <ZonedInput
          label={words.scheduled}
          required
          value={value.scheduled}
          onChange={(scheduled) => put({ scheduled })}
        />
        <TextInput
          label={value.mode === 'virtual' ? words.placeVirtual : words.place}
          maxLength={300}
          value={value.place}
          onChange={({ currentTarget }) => put({ place: currentTarget.value })}
        />
      </Group>
    </>
  )
}

/** A segmented control has no label of its own that is seen. */
const Labelled = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  <Stack gap={0}>
    <Input.Label labelElement="div" aria-hidden>
      {label}
    </Input.Label>
    {children}
  </Stack>
)

type DeedsProps = Pick<Props, 'draft' | 'busy' | 'onSave' | 'onClose'> & Readonly<{ complete: Complete | null }>

function Deeds({ draft, complete, busy, onSave, onClose }: DeedsProps) {
  return (
    <Group gap="xs">
      {!complete && (
        <Text size="xs" c="dimmed">
          {words.missing}
        </Text>
      )}
      {draft.dirty && (
        <Button variant="subtle" color="red" onClick={() => askDiscard(draft, onClose)}>
          {DISCARD}
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        {words.cancel}
      </Button>
      <Button loading={busy} disabled={!complete} onClick={() => complete && onSave(complete)}>
        {words.save}
      </Button>
    </Group>
  )
}

function completed({ scheduled, subjectId, ...rest }: PreparationDraft): Complete | null {
  if (!scheduled || !subjectId || rest.participants.some(({ person }) => person.name.trim() === '')) return null
  return { ...rest, scheduled, subjectId }
}
