import type { Day } from '#shared/kernel/instant.ts'
import { dayText } from '#shared/words/date-words.ts'
import type { Decision, EventData, EventKind } from './model.ts'
import { changesSanction, standingOf, takesEffect } from './standing.ts'

type Before = Pick<Decision, 'decidedOn' | 'outcome' | 'sanction' | 'events'>

/** `refused` contradicts what is recorded; `unusual` is possible but wants a written reason. */
export type Objections = Readonly<{ refused: readonly string[]; unusual: readonly string[] }>

/** What must have happened, on the same day at the latest, for an event to be possible at all. */
const NEEDS: Readonly<Partial<Record<EventKind, EventKind>>> = {
  objection_decided: 'objection_filed',
  appeal_answered: 'appeal_filed',
  appeal_decided: 'appeal_filed',
  served: 'effective',
}
/** What usually comes first. */
const EXPECTS: Readonly<Partial<Record<EventKind, EventKind>>> = {
  objection_filed: 'delivered',
  appeal_filed: 'delivered',
  effective: 'delivered',
  uploaded: 'effective',
}
/** For a sanction that is done with its declaration. */
const NEEDS_DECLARED: typeof NEEDS = { served: 'delivered' }
const EXPECTS_DECLARED: typeof EXPECTS = { uploaded: 'delivered' }
const DECLARED: readonly EventKind[] = ['called', 'sent', 'delivered', 'served', 'uploaded']
const NAMES: Readonly<Record<EventKind, string>> = {
  called: 'panggilan menerima keputusan',
  sent: 'pengiriman keputusan',
  delivered: 'penyampaian keputusan',
  objection_filed: 'keberatan',
  objection_decided: 'keputusan atas keberatan',
  appeal_filed: 'banding administratif',
  appeal_answered: 'tanggapan atas banding',
  appeal_decided: 'keputusan atas banding',
  effective: 'mulai berlakunya keputusan',
  served: 'selesainya hukuman',
  uploaded: 'pengunggahan ke I’DIS',
}
const ONCE: readonly EventKind[] = ['delivered', 'effective', 'served']

/** What speaks against recording `event`. `counted`: the day the count of working days gives for taking effect. */
export function objectionsTo(
  decision: Before,
  event: EventData,
  { today, counted }: Readonly<{ today: Day; counted: Day | null }>,
): Objections {
  const { kind, day } = event
  const name = NAMES[kind]
  const refused: string[] = []
  const unusual: string[] = []
  const earlier = decision.events.filter((one) => one.day <= day)
  const has = (wanted: EventKind) => earlier.some((one) => one.kind === wanted)
  const declared = decision.outcome === 'sanction' && !takesEffect(decision)
  const need = (declared ? NEEDS_DECLARED : NEEDS)[kind]
  const expected = (declared ? EXPECTS_DECLARED : EXPECTS)[kind]

  if (day < decision.decidedOn) refused.push(`Tanggal ${name} mendahului tanggal keputusan. Periksa tanggalnya.`)
  if (day > today && kind !== 'effective' && kind !== 'called')
    refused.push(`Tanggal ${name} ada di masa depan. Catat setelah terjadi.`)
  if (need && !has(need))
    refused.push(`Belum ada ${NAMES[need]} yang tercatat sampai tanggal itu. Catat itu lebih dahulu.`)
  if (ONCE.includes(kind) && decision.events.some((one) => one.kind === kind))
    refused.push(`Sudah ada ${name} yang tercatat. Tarik catatan itu lebih dahulu bila keliru.`)
  refused.push(...incomplete(decision, event), ...(declared ? undeclared(event) : []))

  if (expected && !has(expected)) unusual.push(`Belum ada ${NAMES[expected]} yang tercatat sampai tanggal itu.`)
  if (kind === 'effective' && counted !== null && counted !== day)
    unusual.push(`Hitungan hari kerja memberi tanggal ${dayText(counted)}, bukan ${dayText(day)}.`)
  unusual.push(...otherRemedy(decision, kind), ...tooEarly(decision, event))
  return { refused, unusual }
}

/** PP 79/2021: banding at BPASN against dismissal, keberatan against everything else. */
function otherRemedy({ sanction }: Before, kind: EventKind): string[] {
  const dismissal = sanction?.dismissal ?? null
  if (kind === 'appeal_filed' && dismissal === false)
    return ['Banding kepada BPASN hanya terhadap pemberhentian; terhadap hukuman ini upayanya keberatan.']
  if (kind === 'objection_filed' && dismissal === true)
    return ['Terhadap pemberhentian upayanya banding administratif kepada BPASN, bukan keberatan.']
  return []
}

function tooEarly(decision: Before, { kind, day }: EventData): string[] {
  const { endsOn } = standingOf(decision)
  return kind === 'served' && endsOn !== null && day < endsOn ? [`Masa hukuman baru berakhir ${dayText(endsOn)}.`] : []
}

const undeclared = ({ kind }: EventData): string[] =>
  DECLARED.includes(kind)
    ? []
    : [
        'Sanksi moral dan sanksi menurut perjanjian kerja selesai dengan penyampaiannya: tanpa tanggal mulai berlaku, keberatan, atau banding.',
      ]

function incomplete({ outcome }: Before, { kind, manner, outcome: ruling, sanctionKey }: EventData): string[] {
  const faults: string[] = []
  if ((kind === 'delivered') !== (manner !== null))
    faults.push(
      kind === 'delivered' ? 'Pilih cara penyampaian.' : 'Cara penyampaian hanya untuk penyampaian keputusan.',
    )
  const settles = kind === 'objection_decided' || kind === 'appeal_decided'
  if (settles !== (ruling !== null))
    faults.push(
      settles
        ? 'Pilih amar keputusan atas upaya administratif.'
        : 'Amar hanya untuk keputusan atas upaya administratif.',
    )
  if (changesSanction(ruling) !== (sanctionKey !== null))
    faults.push(
      changesSanction(ruling)
        ? 'Pilih jenis hukuman yang kini berlaku.'
        : 'Jenis hukuman baru hanya bila amar mengubahnya.',
    )
  if (outcome === 'not_proven' && !['called', 'sent', 'delivered', 'uploaded'].includes(kind))
    faults.push('Keputusan ini tidak menjatuhkan hukuman, sehingga hanya penyampaiannya yang dicatat.')
  return faults
}
