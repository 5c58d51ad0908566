import type { StepDetails, StepKind } from '#shared/procedure/model.ts'

type Field = Exclude<keyof StepDetails, 'note'>

/** What is asked for a step besides its day and a note. */
const FIELDS: Partial<Record<StepKind, readonly Field[]>> = {
  crime_referred: ['number', 'proof'],
  council_formed: ['number'],
  team_formed: ['number'],
  summons_1: ['number', 'appointment'],
  summons_2: ['number', 'appointment'],
  summons_1_delivered: ['delivery', 'proof'],
  summons_2_delivered: ['delivery', 'proof'],
  temporary_release: ['number'],
  findings_reported: ['number'],
  council_advised: ['number'],
  authority_reported: ['number'],
  decision_made: ['number'],
  decision_sent: ['delivery', 'proof'],
  decision_delivered: ['delivery', 'proof'],
  objection_filed: ['number'],
  objection_decided: ['number'],
  appeal_filed: ['number'],
  appeal_answered: ['number'],
  appeal_decided: ['number'],
  record_uploaded: ['proof'],
}

export const asksFor = (kind: StepKind, field: Field): boolean => FIELDS[kind]?.includes(field) ?? false

/** Only what is asked for is stored: text typed before another kind was chosen stays behind. */
export const askedDetails = (kind: StepKind, details: StepDetails): StepDetails => ({
  number: asksFor(kind, 'number') ? details.number : '',
  appointment: asksFor(kind, 'appointment') ? details.appointment : null,
  delivery: asksFor(kind, 'delivery') ? details.delivery : null,
  proof: asksFor(kind, 'proof') ? details.proof : '',
  note: details.note,
})
