import { Checkbox, Select, Text, Textarea } from '@mantine/core'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { ChoiceOfCourse, SubjectProcedure } from '#shared/procedure/model.ts'
import { levelSchema, trackSchema } from '#shared/rules/model.ts'
import { LEVELS, TRACKS } from '#shared/rules/words.ts'
import { words } from './words.ts'

type Props = Readonly<{ caseId: CaseId; procedure: SubjectProcedure; onClose: () => void }>
type Typing = Readonly<{ course: ChoiceOfCourse; reason: string }>

/** The officer's own choice of track and threatened level, with why. */
export function CourseDialog({ caseId, procedure: { subjectId, course }, onClose }: Props) {
  const { track, level, crimeSuspected } = course
  const draft = useDraft<Typing>(`procedure:${subjectId}:course`, {
    course: { track, level, crimeSuspected },
    reason: '',
  })
  const typed = draft.value
  const change = (part: Partial<ChoiceOfCourse>) => draft.set((now) => ({ ...now, course: { ...now.course, ...part } }))
  const save = useCoreMutation((api) => api.procedure.setCourse({ caseId, subjectId, ...typed }), {
    success: words.courseSaved,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  return (
    <FormDialog
      draft={draft}
      title={words.courseTitle}
      opened
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submitLabel="Simpan"
      busy={save.isPending}
      disabled={typed.reason.trim() === ''}
    >
      <Text size="sm" c="dimmed">
        {words.courseHint}
      </Text>
      <Select
        label={words.course}
        data={trackSchema.options.map((one) => ({ value: one, label: TRACKS[one] }))}
        value={typed.course.track}
        allowDeselect={false}
        onChange={(next) => change({ track: trackSchema.catch(track).parse(next) })}
      />
      <Select
        label={words.level}
        data={levelSchema.options.map((one) => ({ value: one, label: LEVELS[one] }))}
        value={typed.course.level}
        placeholder={words.levelUnknown}
        clearable
        onChange={(next) => change({ level: next === null ? null : levelSchema.parse(next) })}
      />
      <Checkbox
        label={words.crime}
        description={words.crimeHint}
        checked={typed.course.crimeSuspected}
        onChange={(event) => change({ crimeSuspected: event.currentTarget.checked })}
      />
      <Textarea
        label={words.reason}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.reason}
        onChange={(event) => {
          const reason = event.currentTarget.value
          draft.set((now) => ({ ...now, reason }))
        }}
      />
    </FormDialog>
  )
}
