import type { Signer } from '#shared/documents/model.ts'
import type { Interview, Participant, ParticipantRole } from '#shared/interviews/model.ts'
import { fullName, type Person } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'

const EXAMINING: readonly ParticipantRole[] = ['team_lead', 'examiner']
/** ISO 32000-2 sets no limit; six blocks are what the forms have room for. */
export const SIGNER_RANGE = { min: 2, max: 6 } as const

/** The lead first, otherwise as entered. */
export const examinersOf = ({ participants }: Pick<Interview, 'participants'>): Participant[] =>
  EXAMINING.flatMap((role) => participants.filter((participant) => participant.role === role))

export const othersOf = ({ participants }: Pick<Interview, 'participants'>): Participant[] =>
  participants.filter(({ role }) => !EXAMINING.includes(role))

export function roleWord(role: ParticipantRole, isTeam: boolean): string {
  const words = {
    team_lead: 'Ketua Tim Pemeriksa',
    examiner: isTeam ? 'Anggota Tim Pemeriksa' : 'Pejabat Pemeriksa',
    secretary: 'Sekretaris',
    companion: 'Pendamping',
    witness: 'Saksi',
  } as const satisfies Record<ParticipantRole, string>
  return words[role]
}

const SLUG = {
  team_lead: 'ketua',
  examiner: 'pemeriksa',
  secretary: 'sekretaris',
  companion: 'pendamping',
  witness: 'saksi',
} as const satisfies Record<ParticipantRole, string>

/** Signing order: the person heard, then the examiners, then, when wanted, the others who were there. */
export function signersOf(interview: Interview, options: { isTeam: boolean; othersSign: boolean }): Signer[] {
  const heard = interview.kind === 'clarification' ? 'Yang memberi klarifikasi' : 'Yang diperiksa'
  const present = [...examinersOf(interview), ...(options.othersSign ? othersOf(interview) : [])]
  return [
    toSigner(1, 'terperiksa', heard, interview.subject),
    ...present.map(({ role, person }, index) =>
      toSigner(index + 2, SLUG[role], roleWord(role, options.isTeam), person),
    ),
  ]
}

const toSigner = (order: number, slug: string, role: string, person: Person): Signer => ({
  field: `ttd-${order}-${slug}`,
  role,
  name: fullName(person),
  nip: formatNip(person.nip),
})
