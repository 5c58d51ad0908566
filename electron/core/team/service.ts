import type { Case } from '#shared/cases/model.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { Catalogue, Level, OfficialKind } from '#shared/rules/model.ts'
import { teamAdvice } from '#shared/team/advice.ts'
import { authorityOf, signerChecks } from '#shared/team/authority.ts'
import type { TeamView } from '#shared/team/contract.ts'
import type { Check, Team } from '#shared/team/model.ts'
import { guessPositionLevel } from '#shared/team/position.ts'
import { threatOf } from '../classification/service.ts'
import type { ReadDb } from '../kernel/database.ts'
import { readTeam } from './repository.ts'

export { readTeam }

type Asked = Readonly<{ found: Case; catalogue: Catalogue; today: Day }>

/** The team as recorded, with advice on it and on who may punish. */
export function teamView(db: ReadDb, { found, catalogue, today }: Asked, team = readTeam(db, found.id)): TeamView {
  const threat = threatOf(db, found.id)?.reading ?? null
  const classified = threat?.level ?? null
  const level = team.threatened ?? classified
  const { entries } = catalogue
  return {
    team,
    classified,
    checks: teamAdvice({
      ...{ team, level, entries, today },
      track: threat?.track ?? null,
      subjects: found.subjects,
      actDay: found.allegation.actDay,
    }),
    authority: found.subjects.map((subject) => {
      const own = threatOf(db, found.id, subject.id)?.reading ?? null
      const threatened = team.threatened ?? own?.level ?? null
      const asked = { team, entries, day: today, actDay: found.allegation.actDay }
      return authorityOf({ ...asked, level: threatened, track: own?.track ?? null }, subject)
    }),
  }
}

type Signing = Readonly<{
  subjectId: string
  signer: OfficialKind
  /** As decided; null = as classified. */
  level: Level | null
  sanctionKey: string | null
}>

/** For documents and decisions: warnings when the signer is not whom the rules name. Throws `subject_not_found`. */
export function authorityAdvice(db: ReadDb, { found, catalogue, today }: Asked, signing: Signing): Check[] {
  const subject = found.subjects.find(({ id }) => id === signing.subjectId)
  if (!subject) throw new AppError('subject_not_found')
  const { employment, position } = subject.person
  if (employment !== 'pns' && employment !== 'cpns') return []
  const team = readTeam(db, found.id)
  const post = team.posts.find(({ subjectId }) => subjectId === subject.id)?.positionLevel
  return signerChecks(
    {
      team,
      entries: catalogue.entries,
      day: today,
      actDay: found.allegation.actDay,
      level: signing.level ?? team.threatened ?? threatOf(db, found.id, subject.id)?.reading.level ?? null,
      positionLevel: post ?? guessPositionLevel(position),
      sanctionKey: signing.sanctionKey,
    },
    signing.signer,
  )
}

/** Throws `team_contradiction` with the sentence. */
export function requirePossible(team: Team, found: Case): void {
  const refuse = (sentence: string) => {
    throw new AppError('team_contradiction', sentence)
  }
  const ids = team.members.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) refuse('Seorang anggota tercatat dua kali. Muat ulang halaman.')
  for (const { substituteFor, id, person } of team.members) {
    if (substituteFor === id) refuse(`${person.name} tidak dapat menggantikan dirinya sendiri.`)
    if (substituteFor !== null && !ids.includes(substituteFor))
      refuse(`Anggota yang digantikan oleh ${person.name} tidak ada lagi. Pilih kembali siapa yang digantikan.`)
    if (substituteFor !== null && isInCircle(team, id))
      refuse('Penggantian anggota saling melingkar. Perbaiki salah satunya.')
  }
  if (team.posts.some(({ subjectId }) => !found.subjects.some(({ id }) => id === subjectId)))
    refuse('Salah satu terlapor tidak ada lagi pada perkara. Muat ulang halaman.')
}

function isInCircle({ members }: Team, start: string): boolean {
  const next = (id: string) => members.find((one) => one.id === id)?.substituteFor ?? null
  let at = next(start)
  for (let steps = 0; at !== null && steps <= members.length; steps += 1) {
    if (at === start) return true
    at = next(at)
  }
  return false
}
