import { Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import type { Zoned } from '#shared/kernel/instant.ts'
import { type DisclosureData, disclosureDataSchema, urgencySchema } from '#shared/reports/disclosure.ts'
import type { ReportId } from '#shared/reports/model.ts'
import { keepingWords, URGENCIES } from './keeping-words.ts'

const { disclosures: words } = keepingWords
type Typing = Omit<DisclosureData, 'disclosed'> & Readonly<{ disclosed: Zoned | null }>

const EMPTY: Typing = {
  party: '',
  office: '',
  basis: '',
  reason: '',
  urgency: 'ordinary',
  urgencyNote: '',
  consequence: '',
  approvedBy: '',
  disclosed: null,
}
const LINES = [
  { name: 'party', required: true },
  { name: 'office', required: false },
  { name: 'approvedBy', required: true },
] as const
const PARAGRAPHS = [
  { name: 'basis', required: true, maxLength: 1000 },
  { name: 'reason', required: true, maxLength: 2000 },
  { name: 'consequence', required: true, maxLength: 2000 },
] as const
const OPTIONS = urgencySchema.options.map((value) => ({ value, label: URGENCIES[value] }))

/** The typing is a draft of the report, hence sealed like the reporter. */
export function DisclosureDialog({ reportId, onClose }: Readonly<{ reportId: ReportId; onClose: () => void }>) {
  const draft = useDraft<Typing>(`report:${reportId}:disclosure`, EMPTY)
  const [tried, setTried] = useState(false)
  const { value } = draft
  const change = (part: Partial<Typing>) => draft.set((now) => ({ ...now, ...part }))
  const save = useCoreMutation((api, data: DisclosureData) => api.reports.disclose({ id: reportId, data }), {
    success: words.recorded,
    onSuccess: () => {
      void draft.discard()
      onClose()
    },
  })
  const submit = () => {
    setTried(true)
    const data = disclosureDataSchema.safeParse(value)
    if (data.success) save.mutate(data.data)
  }
  return (
    <FormDialog
      draft={draft}
      title={words.record}
      opened
      onClose={onClose}
      onSubmit={submit}
      submitLabel={words.record}
      busy={save.isPending}
      size="xl"
    >
      <Text size="sm">{words.formHint}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        {LINES.map(({ name, required }) => (
          <TextInput
            key={name}
            label={words.fields[name]}
            withAsterisk={required}
            maxLength={200}
            autoComplete="off"
            value={value[name]}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          />
        ))}
        <ZonedInput
          label={words.fields.disclosed}
          required
          value={value.disclosed}
          onChange={(disclosed) => change({ disclosed })}
        />
        <Select
          label={words.fields.urgency}
          data={OPTIONS}
          allowDeselect={false}
          value={value.urgency}
          onChange={(next) => change({ urgency: urgencySchema.catch(value.urgency).parse(next) })}
        />
        <TextInput
          label={words.fields.urgencyNote}
          maxLength={1000}
          autoComplete="off"
          value={value.urgencyNote}
          onChange={(event) => change({ urgencyNote: event.currentTarget.value })}
        />
      </SimpleGrid>
      {PARAGRAPHS.map(({ name, maxLength, required }) => (
        <Textarea
          key={name}
          label={words.fields[name]}
          description={words.atLeast}
          withAsterisk={required}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={maxLength}
          value={value[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      {tried && !disclosureDataSchema.safeParse(value).success && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {words.missing}
        </Text>
      )}
    </FormDialog>
  )
}
