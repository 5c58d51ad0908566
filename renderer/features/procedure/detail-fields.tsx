import { Select, Textarea, TextInput } from '@mantine/core'
import { DayInput } from '#renderer/ui/date-fields.tsx'
import { deliverySchema, type StepDetails, type StepKind } from '#shared/procedure/model.ts'
import { asksFor } from './step-fields.ts'
import { DELIVERIES, words } from './words.ts'

type Props = Readonly<{ kind: StepKind; value: StepDetails; onChange: (part: Partial<StepDetails>) => void }>

/** What a step of this kind is asked about, and a note. */
export const DetailFields = ({ kind, value, onChange }: Props) => (
  <>
    {asksFor(kind, 'appointment') && (
      <DayInput
        label={words.dialog.appointment}
        required
        value={value.appointment}
        onChange={(appointment) => onChange({ appointment })}
      />
    )}
    {asksFor(kind, 'number') && (
      <TextInput
        label={words.dialog.number}
        maxLength={150}
        value={value.number}
        onChange={(event) => onChange({ number: event.currentTarget.value })}
      />
    )}
    {asksFor(kind, 'delivery') && (
      <Select
        label={words.dialog.delivery}
        data={deliverySchema.options.map((one) => ({ value: one, label: DELIVERIES[one] }))}
        value={value.delivery}
        clearable
        onChange={(next) => onChange({ delivery: next === null ? null : deliverySchema.parse(next) })}
      />
    )}
    {asksFor(kind, 'proof') && (
      <Textarea
        label={words.dialog.proof}
        description={words.dialog.proofHint}
        autosize
        minRows={1}
        maxLength={1000}
        value={value.proof}
        onChange={(event) => onChange({ proof: event.currentTarget.value })}
      />
    )}
    <Textarea
      label={kind === 'temporary_release' ? words.dialog.releaseNote : words.dialog.note}
      autosize
      minRows={2}
      maxLength={3000}
      value={value.note}
      onChange={(event) => onChange({ note: event.currentTarget.value })}
    />
  </>
)
