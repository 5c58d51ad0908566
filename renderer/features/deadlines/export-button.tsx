import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendarDown } from '@tabler/icons-react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import type { CaseId } from '#shared/cases/model.ts'
import { words } from './words.ts'

/** An iCalendar file of one case or of all; numbers, no names. */
export function ExportButton({ caseId }: Readonly<{ caseId: CaseId | null }>) {
  const save = useCoreMutation((api) => api.deadlines.exportCalendar({ caseId }), {
    onSuccess: ({ savedAs }) =>
      savedAs !== null && notifications.show({ message: words.exported(savedAs), color: 'teal' }),
  })
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconCalendarDown size={16} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate(undefined)}
    >
      {caseId === null ? words.exportAll : words.exportCase}
    </Button>
  )
}
