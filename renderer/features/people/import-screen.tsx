import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { FileChoice } from '#renderer/features/tables/file-choice.tsx'
import { MappingForm } from '#renderer/features/tables/mapping-form.tsx'
import { useTable } from '#renderer/features/tables/use-table.ts'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { dayOf } from '#renderer/ui/date-format.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { useZone } from '#renderer/ui/zone-context.ts'
import { type Day, daySchema, toInstant } from '#shared/kernel/instant.ts'
import { EMPLOYEE_FIELDS } from '#shared/people/register.ts'
import { countText } from '#shared/words/count-text.ts'
import { ImportResult } from './import-result.tsx'
import { type ImportState, useImport } from './use-import.ts'
import { register, importing as words } from './words.ts'

/** File → columns → check of every row → one import. */
export function ImportScreen() {
  const zone = useZone()
  const table = useTable('people')
  const state = useImport()
  const [asOf, setAsOf] = useState<Day>(() => daySchema.parse(dayOf(toInstant(new Date()), zone)))
  const { reset } = state
  // Another column or another file: what was checked no longer holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the check belongs to these three
  useEffect(() => reset(), [table.table, table.mapping, asOf])
  const wanted = table.table && { tableId: table.table.id, mapping: table.mapping, asOf }
  const busy = state.step === 'checking' || state.step === 'importing'
  return (
    <Page title={words.title} breadcrumbs={[{ label: register.title, href: paths.people }]}>
      {state.step === 'done' ? (
        <Done state={state} />
      ) : table.table === null ? (
        <FileChoice state={table} hint={words.hint} />
      ) : (
        <Stack gap="md">
          <MappingForm state={table} fields={EMPLOYEE_FIELDS} required="name" />
          <Paper p="md">
            <Group justify="space-between" align="flex-end">
              <DayInput
                label={words.asOf}
                description={words.asOfHint}
                required
                value={asOf}
                onChange={(day) => day && setAsOf(day)}
              />
              <Button
                variant={state.step === 'checked' ? 'default' : 'filled'}
                disabled={busy || (table.mapping.name ?? null) === null}
                onClick={() => wanted && state.preview(wanted)}
              >
                {words.check}
              </Button>
            </Group>
          </Paper>
          {busy && <Running state={state} />}
          {state.step === 'cancelled' && (
            <Alert color="gray" role="status">
              {words.cancelled}
            </Alert>
          )}
          {state.error !== null && <ErrorNotice error={state.error} />}
          {state.summary && !busy && (
            <ImportResult summary={state.summary} onImport={() => wanted && state.run(wanted)} />
          )}
        </Stack>
      )}
    </Page>
  )
}

function Running({ state }: Readonly<{ state: ImportState }>) {
  const { phase = 'check', done = 0, total = 0 } = state.progress ?? {}
  const label = phase === 'write' ? words.writing : words.checking
  return (
    <Paper p="md">
      <Group justify="space-between" mb="xs">
        <Text size="sm" role="status">
          {label} {total > 0 && phase === 'check' && `${countText(done)} / ${countText(total)}`}
        </Text>
        <Button size="compact-sm" variant="default" onClick={state.cancel} disabled={phase === 'write'}>
          {words.cancel}
        </Button>
      </Group>
      <Progress aria-label={label} value={total === 0 ? 0 : (done / total) * 100} animated />
    </Paper>
  )
}

const Done = ({ state }: Readonly<{ state: ImportState }>) => (
  <Alert color="teal" icon={<IconCircleCheck aria-hidden />}>
    <Group justify="space-between">
      <Text>{words.done(state.summary?.created ?? 0, state.summary?.updated ?? 0)}</Text>
      <Button component={Link} href={paths.people}>
        {words.toList}
      </Button>
    </Group>
  </Alert>
)
