import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { AccountDialog } from '#renderer/features/people/account-dialog.tsx'
import { RegisterSearch } from '#renderer/features/people/register-search.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { daySchema, toInstant } from '#shared/kernel/instant.ts'
import type { EmployeeId } from '#shared/people/register.ts'
import type { Report } from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'

/** The step from an account to a person, apart from the report itself. */
export function LinkAccount({ report }: Readonly<{ report: Report }>) {
  const zone = useZone()
  const [open, { open: show }] = useDisclosure(false)
  const [employeeId, setEmployeeId] = useState<EmployeeId | null>(null)
  return (
    <Group mt="sm">
      {open ? (
        <div style={{ flex: 1, maxWidth: 520 }}>
          <RegisterSearch
            day={daySchema.parse(dayOf(toInstant(new Date()), zone))}
            onPick={(_, id) => setEmployeeId(id)}
          />
        </div>
      ) : (
        <Button size="xs" variant="default" leftSection={<IconLink size={15} aria-hidden />} onClick={show}>
          {intake.linkPerson}
        </Button>
      )}
      {employeeId && (
        <AccountDialog
          employeeId={employeeId}
          account={null}
          start={{ platform: report.platform, account: report.account, url: '' }}
          onClose={() => setEmployeeId(null)}
        />
      )}
    </Group>
  )
}
