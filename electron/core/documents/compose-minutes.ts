import type { Case } from '#shared/cases/model.ts'
import type { DocumentFields, DocumentKind, Signer } from '#shared/documents/model.ts'
import { answerAsCorrected, type Exchange, type Interview, type Participant } from '#shared/interviews/model.ts'
import type { Zone } from '#shared/kernel/instant.ts'
import { fullName, type Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import type { Settings } from '#shared/settings/model.ts'
import { dayOf, dayText, momentText } from '#shared/words/date-words.ts'
import type { Exhibits } from './annex.ts'
import type { MinutesModel } from './minutes-model.ts'
import {
  allegationSentence,
  authoritySentence,
  beginning,
  courseSentence,
  declinedSentence,
  openingSentence,
  preliminariesSentence,
  readBackSentence,
} from './minutes-sentences.ts'
import { examinersOf, othersOf, roleWord } from './minutes-signers.ts'

export type MinutesSources = Readonly<{
  documentId: string
  kind: DocumentKind
  fields: DocumentFields
  signers: readonly Signer[]
  interview: Interview
  case: Pick<Case, 'number' | 'allegation'>
  settings: Settings
  /** Exhibits shown with the questions, in order of their numbers; null prints no annex. */
  exhibits: Exhibits | null
  exhibitNumbers: ReadonlyMap<string, string>
  logo: string | null
  auditHead: Readonly<{ seq: number; hash: string }>
}>

const TITLES = {
  clarification_minutes: 'BERITA ACARA KLARIFIKASI',
  examination_minutes: 'BERITA ACARA PEMERIKSAAN',
} as const satisfies Record<DocumentKind, string>
const KINDS = {
  image: 'Gambar',
  pdf: 'Dokumen PDF',
  audio: 'Rekaman suara',
  video: 'Rekaman video',
  text: 'Teks',
  other: 'Berkas',
} as const

/** The whole text of a berita acara. Takes no report, hence can say nothing of a reporter. */
export function composeMinutes(sources: MinutesSources): MinutesModel {
  const { fields, interview, settings } = sources
  return {
    schema: 'saksama/berita-acara/1',
    kind: sources.kind,
    reference: `Perkara ${sources.case.number} · Naskah ${sources.documentId.slice(0, 8)}`,
    letterhead: {
      government: settings.government,
      agency: settings.agency,
      address: settings.address,
      contact: settings.contact,
      logo: sources.logo,
    },
    marking: 'RAHASIA',
    title: TITLES[sources.kind],
    number: fields.number,
    opening: openingSentence(interview, fields),
    examiners: examinersOf(interview).map((one) => present(one, fields)),
    authority: authoritySentence(interview, fields),
    subject: [...identityOf(interview.subject), ['Unit Kerja', interview.subject.office || '-']],
    allegation: allegationSentence(interview, sources.case.allegation),
    others: othersOf(interview).map((one) => {
      const { role, identity } = present(one, fields)
      return { role, identity: [...identity.filter(([, value]) => value !== '-'), ['Sebagai', role]] }
    }),
    preliminaries: preliminariesSentence(interview),
    declined: declinedSentence(interview),
    exchanges: interview.exchanges.map((exchange) => exchangeOf(exchange, sources)),
    course: courseSentence(interview),
    readBack: readBackSentence(interview),
    refusalSpace: fields.refusalSpace,
    closing: fields.closing,
    placeAndDate: placeAndDate(sources),
    signers: [...sources.signers],
    annex: sources.exhibits?.map((exhibit) => exhibitOf(exhibit, interview)) ?? null,
    auditHead: sources.auditHead.seq === 0 ? '–' : `${sources.auditHead.seq} · ${sources.auditHead.hash.slice(0, 16)}`,
  }
}

const identityOf = (person: Person): [string, string][] => [
  ['Nama', fullName(person)],
  ['NIP', formatNip(person.nip) || '-'],
  ['Pangkat', person.rank || '-'],
  ['Jabatan', person.position || '-'],
]

const present = ({ role, person }: Participant, { examinerVoice }: DocumentFields) => ({
  role: roleWord(role, examinerVoice === 'team'),
  identity: identityOf(person),
})

function exchangeOf(exchange: Exchange, { interview, exhibitNumbers }: MinutesSources): MinutesModel['exchanges'][0] {
  const struck = [exchange.answer, ...exchange.corrections.map(({ answer }) => answer)]
  return {
    number: exchange.number,
    question: exchange.question,
    answer: answerAsCorrected(exchange),
    corrections: exchange.corrections.map((correction, index) => ({
      replaced: struck[index] ?? '',
      note: correctionNote(correction, interview.scheduled.zone),
    })),
    exhibits: exchange.evidenceIds.flatMap((id) => exhibitNumbers.get(id) ?? []),
  }
}

function correctionNote({ at, reason }: Exchange['corrections'][0], zone: Zone): string {
  const why = reason.trim() === '' ? '' : ` Alasan: ${reason.trim()}`
  return `Diperbaiki saat pembacaan kembali, ${momentText({ at, zone })}.${why}`
}

function placeAndDate({ fields, interview, settings }: MinutesSources): string {
  const last = interview.readBack?.concludedAt ?? interview.finishedAt
  const day = fields.signedDay ?? dayOf(last ? { at: last, zone: interview.scheduled.zone } : beginning(interview))
  const place = fields.place || settings.city
  return place === '' ? dayText(day) : `${place}, ${dayText(day)}`
}

function exhibitOf(
  { evidence, image }: Exhibits[number],
  interview: Interview,
): NonNullable<MinutesModel['annex']>[number] {
  const { capture } = evidence
  const numbers = interview.exchanges.filter(({ evidenceIds }) => evidenceIds.includes(evidence.id))
  return {
    number: evidence.number,
    title: evidence.title,
    kind: KINDS[evidence.kind],
    // Not by whom: it may have been the reporter.
    captured: [
      capture.captured && momentText(capture.captured),
      capture.device && `dengan ${capture.device}`,
      capture.account && `akun ${capture.account}`,
      capture.url,
    ]
      .filter(Boolean)
      .join(', '),
    sha256: evidence.sha256,
    image,
    shownAt: numbers.length === 0 ? '' : `Pertanyaan nomor ${numbers.map(({ number }) => number).join(', ')}`,
  }
}
