import type { Authority, DocumentFields, DocumentKind } from '#shared/documents/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { fullName } from '#shared/people/model.ts'
import type { Settings } from '#shared/settings/model.ts'
import { examinersOf, othersOf } from './minutes-signers.ts'

const CLOSING = 'Demikian berita acara ini dibuat dengan sesungguhnya untuk dapat digunakan sebagaimana mestinya.'

/** Throws `interview_not_ready` or `kind_mismatch`. */
export function checkDraftable(interview: Interview, kind: DocumentKind): void {
  const expected = interview.kind === 'clarification' ? 'clarification_minutes' : 'examination_minutes'
  if (kind !== expected) throw new AppError('kind_mismatch')
  if (interview.state === 'prepared' || interview.state === 'absent') throw new AppError('interview_not_ready')
}

/** Throws `read_back_missing` while the answers have not been read back. */
export function checkFinalizable({ state }: Interview): void {
  if (state !== 'read' && state !== 'concluded' && state !== 'declined') throw new AppError('read_back_missing')
}

export const titleOf = (kind: DocumentKind, { subject }: Interview): string =>
  `${kind === 'clarification_minutes' ? 'Berita Acara Klarifikasi' : 'Berita Acara Pemeriksaan'} – ${fullName(subject)}`

/** What the forms have by custom; the officer changes what differs. */
export function initialFields(interview: Interview, settings: Settings): DocumentFields {
  const examiners = examinersOf(interview)
  const isTeam = examiners.length > 1 || examiners.some(({ role }) => role === 'team_lead')
  return {
    number: '',
    paper: null,
    dateStyle: 'words',
    authority: authorityOf(interview.authority),
    examinerVoice: isTeam ? 'team' : 'single',
    place: settings.city,
    signedDay: null,
    includeAnnex: true,
    othersSign: examiners.length + othersOf(interview).length <= 5,
    refusalSpace: false,
    closing: CLOSING,
  }
}

function authorityOf(text: string): Authority {
  const words = text.trim()
  if (words === '' || /wewenang yang ada pada/i.test(words)) return { kind: 'own' }
  return { kind: 'text', text: words }
}
