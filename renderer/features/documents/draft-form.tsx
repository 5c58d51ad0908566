import { Checkbox, Fieldset, List, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import type { Authority, DocumentFields, Signer } from '#shared/documents/model.ts'
import { paperSchema } from '#shared/settings/model.ts'
import { authorityWords, dateStyleWords, voiceWords, words } from './words.ts'

type Props = Readonly<{
  value: DocumentFields
  change: (part: Partial<DocumentFields>) => void
  signers: readonly Signer[]
}>

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** What the officer settles; everything else in the document comes from the hearing, the case and the settings. */
export function DraftForm({ value, change, signers }: Props) {
  return (
    <Stack gap="sm">
      <TextInput
        label={words.number}
        description={words.numberHint}
        maxLength={120}
        value={value.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <AuthorityFields value={value.authority} onChange={(authority) => change({ authority })} />
      <Wording value={value} change={change} />
      <Switches value={value} change={change} />
      <Textarea
        label={words.closing}
        autosize
        minRows={3}
        maxLength={2000}
        value={value.closing}
        onChange={(event) => change({ closing: event.currentTarget.value })}
      />
      <Signers signers={signers} />
    </Stack>
  )
}

function Signers({ signers }: Pick<Props, 'signers'>) {
  return (
    <Fieldset legend={words.signers} p="sm">
      <List size="sm" type="ordered">
        {signers.map((signer) => (
          <List.Item key={signer.field}>
            {signer.name}{' '}
            <Text span c="dimmed" size="sm">
              ({signer.role})
            </Text>
          </List.Item>
        ))}
      </List>
    </Fieldset>
  )
}

function Wording({ value, change }: Pick<Props, 'value' | 'change'>) {
  return (
    <>
      <NativeSelect
        label={words.voice}
        data={options(voiceWords)}
        value={value.examinerVoice}
        onChange={(event) => change({ examinerVoice: event.currentTarget.value === 'team' ? 'team' : 'single' })}
      />
      <NativeSelect
        label={words.dateStyle}
        data={options(dateStyleWords)}
        value={value.dateStyle}
        onChange={(event) => change({ dateStyle: event.currentTarget.value === 'digits' ? 'digits' : 'words' })}
      />
      <TextInput
        label={words.place}
        maxLength={80}
        value={value.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <DayInput
        label={words.signedDay}
        description={words.signedDayHint}
        value={value.signedDay}
        onChange={(signedDay) => change({ signedDay })}
      />
      <NativeSelect
        label={words.paper}
        data={[{ value: '', label: words.paperOfOffice }, ...paperSchema.options]}
        value={value.paper ?? ''}
        onChange={(event) => change({ paper: paperSchema.nullable().catch(null).parse(event.currentTarget.value) })}
      />
    </>
  )
}

function Switches({ value, change }: Pick<Props, 'value' | 'change'>) {
  return (
    <Stack gap="xs">
      {(['includeAnnex', 'othersSign', 'refusalSpace'] as const).map((key) => (
        <Checkbox
          key={key}
          label={words[key]}
          checked={value[key]}
          onChange={(event) => change({ [key]: event.currentTarget.checked })}
        />
      ))}
    </Stack>
  )
}

const BLANK: Readonly<Record<Authority['kind'], Authority>> = {
  own: { kind: 'own' },
  order: { kind: 'order', number: '', day: null },
  text: { kind: 'text', text: '' },
}

function AuthorityFields({ value, onChange }: { value: Authority; onChange: (authority: Authority) => void }) {
  return (
    <>
      <NativeSelect
        label={words.authority}
        data={options(authorityWords)}
        value={value.kind}
        onChange={(event) => onChange(BLANK[event.currentTarget.value as Authority['kind']])}
      />
      {value.kind === 'order' && (
        <>
          <TextInput
            label={words.orderNumber}
            maxLength={120}
            value={value.number}
            onChange={(event) => onChange({ ...value, number: event.currentTarget.value })}
          />
          <DayInput label={words.orderDay} value={value.day} onChange={(day) => onChange({ ...value, day })} />
        </>
      )}
      {value.kind === 'text' && (
        <Textarea
          label={words.authorityText}
          autosize
          minRows={2}
          maxLength={2000}
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      )}
    </>
  )
}
