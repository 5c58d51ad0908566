import { Checkbox, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { EntryOf, RuleEntry } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import { COUNTS, GOVERNMENTS, UNITS } from '../term-words.ts'
import { useKeyNames } from '../use-rules.ts'
import { LEVELS, POSITION_LEVELS, TRACKS, words } from '../words.ts'
import { ManyOf, OneOf } from './choice-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'

const { form } = words
type Props<E extends RuleEntry = RuleEntry> = Readonly<{ entry: E; onChange: (part: Partial<E>) => void }>

/** What only entries of this kind have. */
export function OwnFields({
  entry,
  onChange,
}: Readonly<{ entry: RuleEntry; onChange: (part: Partial<RuleEntry>) => void }>) {
  switch (entry.kind) {
    case 'norm':
    case 'act':
      return <ScopeFields entry={entry} onChange={onChange} />
    case 'sanction':
      return <SanctionFields entry={entry} onChange={onChange} />
    case 'interval':
      return <IntervalFields entry={entry} onChange={onChange} />
    case 'official':
      return <OfficialFields entry={entry} onChange={onChange} />
    case 'appeal':
      return <AppealFields entry={entry} onChange={onChange} />
    case 'deed':
      return (
        <Checkbox
          label={form.online}
          checked={entry.online}
          onChange={(event) => onChange({ online: event.currentTarget.checked })}
        />
      )
    case 'form':
      return (
        <NumberInput
          label={form.number}
          min={1}
          value={entry.number ?? ''}
          onChange={(value) => onChange({ number: typeof value === 'number' ? value : null })}
        />
      )
    case 'principle':
      return null
  }
}

const NO_LEVEL = { none: form.noLevel, ...LEVELS } as const

function SanctionFields({ entry, onChange }: Props<EntryOf<'sanction'>>) {
  const formNames = { none: form.noForm, ...useKeyNames('form') }
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <OneOf label={form.track} names={TRACKS} value={entry.track} onChange={(track) => onChange({ track })} />
        <OneOf
          label={form.level}
          names={NO_LEVEL}
          value={entry.level ?? 'none'}
          onChange={(level) => onChange({ level: level === 'none' ? null : level })}
        />
        <TextInput
          label={form.catalogue}
          value={entry.catalogue}
          onChange={(event) =>
            onChange({ catalogue: event.currentTarget.value.toLowerCase().replace(/[^a-z0-9.-]/g, '-') })
          }
        />
        <NumberInput
          label={form.order}
          min={1}
          max={20}
          value={entry.order}
          onChange={(value) => typeof value === 'number' && onChange({ order: value })}
        />
        <NumberInput
          label={form.months}
          min={1}
          max={60}
          value={entry.months ?? ''}
          onChange={(value) => onChange({ months: typeof value === 'number' ? value : null })}
        />
        <OneOf
          label={form.sanctionForm}
          names={formNames}
          value={entry.form ?? 'none'}
          onChange={(chosen) => onChange({ form: chosen === 'none' ? null : chosen })}
        />
      </SimpleGrid>
      <Textarea
        label={form.condition}
        autosize
        maxLength={1000}
        value={entry.condition}
        onChange={(event) => onChange({ condition: event.currentTarget.value })}
      />
      <Checkbox
        label={form.dismissal}
        checked={entry.dismissal}
        onChange={(event) => onChange({ dismissal: event.currentTarget.checked })}
      />
    </>
  )
}

const IntervalFields = ({ entry, onChange }: Props<EntryOf<'interval'>>) => (
  <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
    <NumberInput
      label={form.amount}
      min={1}
      max={400}
      value={entry.amount}
      onChange={(value) => typeof value === 'number' && onChange({ amount: value })}
    />
    <OneOf label={form.unit} names={UNITS} value={entry.unit} onChange={(unit) => onChange({ unit })} />
    <OneOf label={form.count} names={COUNTS} value={entry.count} onChange={(count) => onChange({ count })} />
    <TextInput
      label={form.startsAt}
      value={entry.startsAt}
      onChange={(event) => onChange({ startsAt: event.currentTarget.value })}
    />
    <TextInput
      label={form.endsWith}
      value={entry.endsWith}
      onChange={(event) => onChange({ endsWith: event.currentTarget.value })}
    />
  </SimpleGrid>
)

function OfficialFields({ entry, onChange }: Props<EntryOf<'official'>>) {
  const sanctionNames = useKeyNames('sanction')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <OneOf
        label={form.official}
        names={OFFICIALS}
        value={entry.official}
        onChange={(official) => onChange({ official })}
      />
      <OneOf
        label={form.government}
        names={GOVERNMENTS}
        value={entry.government}
        onChange={(government) => onChange({ government })}
      />
      <ManyOf
        label={form.over}
        names={POSITION_LEVELS}
        value={entry.over}
        onChange={(over) => over.length && onChange({ over })}
      />
      <ManyOf
        label={form.levels}
        names={LEVELS}
        value={entry.levels}
        onChange={(levels) => levels.length && onChange({ levels })}
      />
      <ManyOf
        label={form.except}
        names={sanctionNames}
        value={entry.except}
        onChange={(except) => onChange({ except })}
      />
      <ManyOf label={form.only} names={sanctionNames} value={entry.only} onChange={(only) => onChange({ only })} />
    </SimpleGrid>
  )
}

function AppealFields({ entry, onChange }: Props<EntryOf<'appeal'>>) {
  const intervalNames = useKeyNames('interval')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TextInput
        label={form.against}
        value={entry.against}
        onChange={(event) => onChange({ against: event.currentTarget.value })}
      />
      <TextInput
        label={form.addressedTo}
        value={entry.addressedTo}
        onChange={(event) => onChange({ addressedTo: event.currentTarget.value })}
      />
      <OneOf
        label={form.remedy}
        names={form.remedies}
        value={entry.remedy}
        onChange={(remedy) => onChange({ remedy })}
      />
      <ManyOf
        label={form.intervals}
        names={intervalNames}
        value={entry.intervals}
        onChange={(intervals) => onChange({ intervals })}
      />
    </SimpleGrid>
  )
}
