import type { Allegation } from '#shared/cases/model.ts'
import type { DocumentFields } from '#shared/documents/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import type { Instant, Zoned } from '#shared/kernel/instant.ts'
import { dateInDigits, dateInWords, dayOf, dayText, momentText, timeText } from '#shared/words/date-words.ts'

const MODE = { in_person: 'secara tatap muka', virtual: 'secara virtual melalui sambungan video' } as const
const PARTY = { clarification: 'yang memberi klarifikasi', examination: 'yang diperiksa' } as const

const partyOf = ({ kind }: Pick<Interview, 'kind'>): string => PARTY[kind]

const inZone = ({ scheduled }: Pick<Interview, 'scheduled'>, at: Instant): Zoned => ({ at, zone: scheduled.zone })
/** When it began; before that, when it shall begin. */
export const beginning = (interview: Interview): Zoned =>
  inZone(interview, interview.startedAt ?? interview.scheduled.at)

export function openingSentence(interview: Interview, fields: DocumentFields): string {
  const start = beginning(interview)
  const date = fields.dateStyle === 'words' ? dateInWords(dayOf(start)) : dateInDigits(dayOf(start))
  const place = interview.place === '' ? '' : ` bertempat di ${interview.place},`
  const voice = fields.examinerVoice === 'team' ? 'kami Tim Pemeriksa masing-masing:' : 'Saya:'
  return `Pada hari ini ${date}, pukul ${timeText(start)},${place} ${MODE[interview.mode]}, ${voice}`
}

export function authoritySentence({ kind }: Interview, { authority, examinerVoice }: DocumentFields): string {
  const deed = kind === 'clarification' ? 'telah meminta klarifikasi kepada:' : 'telah melakukan pemeriksaan terhadap:'
  return `Berdasarkan ${basis(authority, examinerVoice)} ${deed}`
}

function basis(authority: DocumentFields['authority'], voice: DocumentFields['examinerVoice']): string {
  if (authority.kind === 'own') return `wewenang yang ada pada ${voice === 'team' ? 'kami' : 'Saya'}`
  if (authority.kind === 'text')
    return authority.text
      .trim()
      .replace(/^berdasarkan\s+/i, '')
      .replace(/[.,;:\s]+$/, '')
  const number = authority.number === '' ? '' : ` Nomor ${authority.number}`
  return `Surat Perintah${number}${authority.day === null ? '' : ` tanggal ${dayText(authority.day)}`}`
}

export function allegationSentence({ kind }: Interview, { norm, description }: Allegation): string {
  const start =
    kind === 'clarification' ? 'sehubungan dengan dugaan' : 'karena yang bersangkutan diduga telah melakukan'
  const against = norm.trim() === '' ? 'pelanggaran' : `pelanggaran terhadap ketentuan ${bare(norm)}`
  const deed = description.trim() === '' ? '' : `, yaitu: ${bare(description)}`
  return `${start} ${against}${deed}.`
}

const bare = (text: string) => text.trim().replace(/[.\s]+$/, '')

export function preliminariesSentence(interview: Interview): string {
  const { opening } = interview
  if (!opening) return ''
  const checked = opening.identityDocument === '' ? '' : ` dengan ${opening.identityDocument}`
  const sentences = [
    opening.identityConfirmed
      ? `Identitas ${partyOf(interview)} telah dicocokkan${checked}.`
      : `Identitas ${partyOf(interview)} belum dapat dicocokkan.`,
    `Yang bersangkutan menyatakan ${opening.healthy ? 'dalam keadaan sehat' : 'dalam keadaan kurang sehat'} serta ${
      opening.willing ? 'bersedia memberikan keterangan yang sebenar-benarnya' : 'tidak bersedia memberikan keterangan'
    }.`,
  ]
  if (opening.note.trim() !== '' && opening.willing) sentences.push(`Catatan: ${bare(opening.note)}.`)
  return sentences.join(' ')
}

/** Why there are no questions; PP 94/2021 lets the examination go on without the statement. */
export function declinedSentence({ kind, state, opening }: Interview): string {
  if (state !== 'declined') return ''
  const reason = opening?.note.trim() ? ` dengan alasan: ${bare(opening.note)}` : ''
  const deed = kind === 'clarification' ? 'memberi klarifikasi' : 'diperiksa'
  return `Yang bersangkutan hadir, tetapi menyatakan tidak bersedia ${deed}${reason}. Oleh karena itu tanya jawab tidak dilaksanakan.`
}

/** Beginning, pauses and end, in the zone of the place. */
export function courseSentence(interview: Interview): string {
  if (interview.startedAt === null) return ''
  const start = beginning(interview)
  const name = interview.kind === 'clarification' ? 'Klarifikasi' : 'Pemeriksaan'
  if (interview.finishedAt === null) return `${name} dimulai pukul ${timeText(start)}.`
  const end = inZone(interview, interview.finishedAt)
  const isOneDay = dayOf(start) === dayOf(end)
  const show = (moment: Zoned) => (isOneDay ? `pukul ${timeText(moment)}` : momentText(moment))
  const pauses = pausesOf(interview).map(({ from, to }) => `${show(from)} sampai dengan ${show(to)}`)
  const between = pauses.length === 0 ? '' : `, dengan jeda ${pauses.join(' dan ')}`
  return `${name} dimulai ${show(start)} dan diakhiri ${show(end)}${between}.`
}

function pausesOf(interview: Interview): { from: Zoned; to: Zoned }[] {
  const pauses: { from: Zoned; to: Zoned }[] = []
  let from: Zoned | null = null
  for (const { at, kind } of interview.timeline) {
    if (kind === 'paused' || kind === 'interrupted') from ??= inZone(interview, at)
    if (kind === 'resumed' && from) pauses.push({ from, to: inZone(interview, at) })
    if (kind !== 'paused' && kind !== 'interrupted') from = null
  }
  return pauses
}

export function readBackSentence(interview: Interview): string {
  const { readBack, state } = interview
  if (state === 'declined') return ''
  const party = partyOf(interview)
  if (!readBack?.manner) return '[Pembacaan kembali belum selesai.]'
  const manner =
    readBack.manner === 'read_aloud'
      ? `seluruhnya dibacakan kembali kepada ${party}`
      : `seluruhnya dibaca sendiri oleh ${party}`
  const signs = ', kemudian membubuhkan tanda tangan di bawah ini serta paraf pada setiap halaman sebelumnya'
  const statement = readBack.statement.trim() === '' ? '' : ` Pernyataan ${party}: ${bare(readBack.statement)}.`
  const name = party.charAt(0).toUpperCase() + party.slice(1)
  return `Setelah berita acara ini selesai dibuat, ${manner}. ${name} membenarkan semua keterangannya${signs}.${statement}`
}
