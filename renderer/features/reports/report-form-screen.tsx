import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { focusFirstError } from '#renderer/ui/focus-error.ts'
import { Page } from '#renderer/ui/page.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import { NO_ORIGIN, type ReportData, type Reporter, reportDataSchema } from '#shared/reports/model.ts'
import { ReportFields, type ReportTyping } from './report-fields.tsx'
import { ReporterFields } from './reporter-fields.tsx'
import { words } from './words.ts'

type Typing = Readonly<{ data: ReportTyping; reporter: Reporter | null }>

const EMPTY: Typing = {
  data: {
    source: 'public',
    sourceReference: '',
    received: null,
    platform: 'facebook',
    account: '',
    url: '',
    act: 'posting',
    seen: null,
    narrative: '',
    origin: NO_ORIGIN,
    suspectName: '',
    suspectNip: '',
  },
  reporter: null,
}

/** Typing kept by an older program, whose form asked less, with what it did not know still empty. */
export const completed = (data: Partial<ReportTyping>): ReportTyping => ({
  ...EMPTY.data,
  ...data,
  origin: { ...NO_ORIGIN, ...data.origin },
})

/** Registers what came in. The typing is a draft in the vault until it is saved. */
export function ReportFormScreen() {
  const [, navigate] = useLocation()
  const draft = useDraft<Typing>('report:new', EMPTY)
  const typed = completed(draft.value.data)
  const [tried, setTried] = useState(false)
  const register = useCoreMutation(
    (api, input: { data: ReportData; reporter: Reporter | null }) => api.reports.register(input),
    {
      success: words.form.saved,
      onSuccess: (report) => {
        void draft.discard()
        navigate(paths.report(report.id))
      },
    },
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const data = reportDataSchema.safeParse(typed)
    if (data.success) register.mutate({ data: data.data, reporter: draft.value.reporter })
    else focusFirstError(event.currentTarget)
  }
  const askDiscard = () =>
    confirm({
      title: words.form.discard,
      body: words.form.discardBody,
      confirmLabel: words.form.discard,
      danger: true,
      onConfirm: draft.discard,
    })
  return (
    <Page title={words.form.title} breadcrumbs={[{ label: words.title, href: paths.reports }]}>
      <form onSubmit={submit} noValidate>
        <ReportFields
          value={typed}
          onChange={(part) => draft.set((now) => ({ ...now, data: { ...now.data, ...part } }))}
          showMissing={tried}
        />
        <Group h="md" />
        <ReporterFields
          value={draft.value.reporter}
          onChange={(reporter) => draft.set((now) => ({ ...now, reporter }))}
        />
        <Group justify="space-between" mt="md">
          <SavedAt at={draft.savedAt} />
          <Group gap="xs">
            <Button variant="default" onClick={askDiscard} disabled={!draft.dirty}>
              {words.form.discard}
            </Button>
            <Button type="submit" loading={register.isPending}>
              {words.form.submit}
            </Button>
          </Group>
        </Group>
      </form>
    </Page>
  )
}
