import { Fieldset, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { words as people } from '#renderer/features/people/words.ts'
import { ZonedInput } from '#renderer/ui/date-fields.tsx'
import type { Zoned } from '#shared/kernel/instant.ts'
import {
  actKindSchema,
  platformSchema,
  type ReportData,
  type ReportId,
  reportSourceSchema,
} from '#shared/reports/model.ts'
import { intake } from './intake-words.ts'
import { OriginFields } from './origin-fields.tsx'
import { LiveSimilar } from './similar-panel.tsx'
import { ACTS, PLATFORMS, SOURCES, words } from './words.ts'

/** As typed: the moment of receipt may still be missing. */
export type ReportTyping = Omit<ReportData, 'received'> & Readonly<{ received: Zoned | null }>
type FieldsProps = Readonly<{
  /** The report that is being corrected, which is not like itself. */
  except?: ReportId
  value: ReportTyping
  onChange: (part: Partial<ReportTyping>) => void
  showMissing: boolean
}>

const options = <K extends string>(labels: Readonly<Record<K, string>>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label }))

export const ReportFields = (props: FieldsProps) => (
  <Stack gap="md">
    <BasicFields {...props} />
    <ActFields {...props} />
    <LiveSimilar likeness={likenessOf(props)} />
  </Stack>
)

const BasicFields = ({ value, onChange, showMissing }: FieldsProps) => (
  <Fieldset legend={words.form.basics}>
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
      <Select
        label={words.form.source}
        data={options(SOURCES)}
        value={value.source}
        allowDeselect={false}
        onChange={(next) => onChange({ source: reportSourceSchema.catch(value.source).parse(next) })}
      />
      <ZonedInput
        label={words.form.received}
        required
        now
        value={value.received}
        onChange={(received) => onChange({ received })}
        error={showMissing && !value.received ? words.form.receivedMissing : null}
      />
      <OriginFields source={value.source} value={value.origin} onChange={(origin) => onChange({ origin })} />
      <TextInput
        label={words.form.sourceReference}
        description={words.form.sourceReferenceHint}
        maxLength={200}
        value={value.sourceReference}
        onChange={(event) => onChange({ sourceReference: event.currentTarget.value })}
      />
    </SimpleGrid>
  </Fieldset>
)

const likenessOf = ({ value, except }: FieldsProps) => ({
  platform: value.platform,
  account: value.account,
  url: value.url,
  act: value.act,
  suspectName: value.suspectName,
  suspectNip: value.suspectNip,
  except: except ?? null,
})

const ActFields = ({ value, onChange, showMissing }: FieldsProps) => (
  <Fieldset legend={words.form.act}>
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
      <Select
        label={words.form.platform}
        data={options(PLATFORMS)}
        value={value.platform}
        allowDeselect={false}
        onChange={(next) => onChange({ platform: platformSchema.catch(value.platform).parse(next) })}
      />
      <Select
        label={words.form.actKind}
        data={options(ACTS)}
        value={value.act}
        allowDeselect={false}
        onChange={(next) => onChange({ act: actKindSchema.catch(value.act).parse(next) })}
      />
      <TextInput
        label={words.form.account}
        maxLength={200}
        value={value.account}
        onChange={(event) => onChange({ account: event.currentTarget.value })}
      />
      <TextInput
        label={words.form.url}
        maxLength={2000}
        spellCheck={false}
        value={value.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      <TextInput
        label={intake.suspectName}
        description={intake.suspectHint}
        maxLength={150}
        value={value.suspectName}
        onChange={(event) => onChange({ suspectName: event.currentTarget.value })}
      />
      <TextInput
        label={intake.suspectNip}
        description={people.nipHint}
        inputMode="numeric"
        maxLength={30}
        value={value.suspectNip}
        onChange={(event) => onChange({ suspectNip: event.currentTarget.value })}
      />
      <ZonedInput
        label={words.form.seen}
        description={words.form.seenHint}
        value={value.seen}
        onChange={(seen) => onChange({ seen })}
      />
    </SimpleGrid>
    <Textarea
      mt="sm"
      label={words.form.narrative}
      description={words.form.narrativeHint}
      withAsterisk
      autosize
      minRows={4}
      maxRows={14}
      maxLength={20_000}
      value={value.narrative}
      onChange={(event) => onChange({ narrative: event.currentTarget.value })}
      error={showMissing && value.narrative.trim() === '' ? words.form.narrativeMissing : null}
    />
  </Fieldset>
)
