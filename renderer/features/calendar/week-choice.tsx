import { Radio, Stack } from '@mantine/core'
import { WEEKS } from '#renderer/features/deadlines/words.ts'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { type WorkWeek, workWeekSchema } from '#shared/calendar/model.ts'
import { words } from './words.ts'

/** Five or six working days; every deadline moves with it, so it wants a reason. */
export function WeekChoice({ week }: Readonly<{ week: WorkWeek }>) {
  const save = useCoreMutation((api, input: { week: WorkWeek; reason: string }) => api.calendar.setWeek(input), {
    silent: true,
    success: words.weekSaved,
  })
  const maySet = useMay('calendar.setWeek')
  const ask = (next: string) => {
    const chosen = workWeekSchema.parse(Number(next))
    confirm({
      title: WEEKS[chosen],
      confirmLabel: 'Simpan',
      reason: { label: words.reason, draft: 'calendar:week' },
      onConfirm: (reason) => save.mutateAsync({ week: chosen, reason }),
    })
  }
  return (
    <Radio.Group value={String(week)} onChange={ask} aria-label={words.week} description={words.weekHint}>
      <Stack gap="xs" mt="xs">
        <Radio value="5" label={WEEKS[5]} disabled={!maySet} />
        <Radio value="6" label={WEEKS[6]} disabled={!maySet} />
      </Stack>
    </Radio.Group>
  )
}
