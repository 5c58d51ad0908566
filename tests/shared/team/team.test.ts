import { describe, expect, test } from 'vitest'
import { readShippedRules } from '#electron/core/rules/shipped.ts'
import type { Subject } from '#shared/cases/model.ts'
import { daySchema } from '#shared/kernel/instant.ts'
import { entriesOf } from '#shared/rules/lookup.ts'
import type { Level, OfficialKind, PositionLevel, Track } from '#shared/rules/model.ts'
import { teamAdvice } from '#shared/team/advice.ts'
import { authorityOf, competentRows, signerChecks, standingIn } from '#shared/team/authority.ts'
import { EMPTY_TEAM, type Member, type Team } from '#shared/team/model.ts'
import { guessPositionLevel, rankOrder } from '#shared/team/position.ts'
import { aPerson } from '#tests/support/builders.ts'
import { resourcesDir } from '#tests/support/create-test-core.ts'

const entries = readShippedRules(resourcesDir)
const today = daySchema.parse('2026-10-20')
const subject = (over = {}): Subject => ({ id: 's'.repeat(32) as Subject['id'], asOf: today, person: aPerson(over) })
let count = 0
const member = (element: Member['element'], over: Partial<Member> = {}, person = {}): Member => {
  count += 1
  return {
    id: String(count).padStart(32, '0') as Member['id'],
    element,
    person: aPerson({ name: `Anggota ${count}`, nip: '', rank: 'Pembina (IV/a)', ...person }),
    involved: false,
    kinship: '',
    substituteFor: null,
    ...over,
  }
}
const full = () => [member('superior'), member('oversight'), member('personnel')]
const advise = (members: readonly Member[], level: Level | null, subjects = [subject()]) =>
  teamAdvice({ team: { ...EMPTY_TEAM, members: [...members] }, level, subjects, entries, today })
const warnings = (...given: Parameters<typeof advise>) =>
  advise(...given).filter(({ severity }) => severity === 'warning')

describe('composition by threat', () => {
  test.each([
    ['severe', ['superior', 'oversight', 'personnel'], 0, 'principle.team-elements'],
    ['severe', ['superior', 'oversight'], 1, 'principle.team-severe'],
    ['severe', [], 1, 'principle.team-severe'],
    ['moderate', ['superior'], 0, 'principle.team-moderate'],
    ['moderate', ['superior', 'oversight', 'personnel'], 0, 'principle.team-moderate'],
    ['moderate', ['superior', 'oversight'], 1, 'principle.team-moderate'],
    ['moderate', [], 1, 'principle.team-moderate'],
    ['light', ['superior'], 0, 'principle.examiner-light'],
    ['light', ['personnel'], 1, 'principle.examiner-light'],
    [null, [], 0, 'principle.team-elements'],
  ] as const)('threat %s with %j: %i warnings, by %s', (level, elements, expected, rule) => {
    const members = elements.map((element) => member(element))
    expect(warnings(members, level)).toHaveLength(expected)
    expect(advise(members, level)[0]?.rule?.id).toBe(rule)
  })

  test('what is missing is named', () => {
    expect(warnings([member('superior')], 'severe')[0]?.sentence).toContain('unsur pengawasan, unsur kepegawaian')
  })
})

describe('other tracks', () => {
  const first = (track: Track, level: Level | null) =>
    teamAdvice({ team: EMPTY_TEAM, level, track, subjects: [subject()], entries, today })[0]
  test.each([
    ['ethics', null, /Majelis Kode Etik/, 'norm.pp42-15'],
    ['discipline', null, /tidak menyebut tingkat/, 'principle.team-elements'],
    ['pppk', 'severe', /berlaku bagi PNS dan CPNS/, 'act.pppk'],
    ['contract', 'light', /berlaku bagi PNS dan CPNS/, 'act.non-asn'],
    ['ethics', 'severe', /tim pemeriksa wajib/, 'principle.team-severe'],
  ] as const)('%s at %s', (track, level, sentence, rule) => {
    expect(first(track, level)?.sentence).toMatch(sentence)
    expect(first(track, level)?.rule?.id).toBe(rule)
  })
  test.each([
    ['ethics', /sanksi moral ditetapkan secara tertulis oleh PPK/],
    ['discipline', /tidak menyebut tingkat/],
    [null, /Pilih klasifikasi lebih dahulu/],
  ] as const)('who decides on %s', (track, sentence) => {
    const found = authorityOf({ team: EMPTY_TEAM, entries, day: today, level: null, track }, subject())
    expect(found.checks[0]?.sentence).toMatch(sentence)
  })
})

describe('conflicts', () => {
  test('a superior who is involved must give way to the next higher', () => {
    const [superior, ...rest] = full()
    const involved = { ...superior!, involved: true }
    expect(warnings([involved, ...rest], 'severe')[0]?.sentence).toMatch(/atasan yang lebih tinggi/)
    const higher = member('superior', { substituteFor: involved.id }, { rank: 'Pembina Tingkat I (IV/b)' })
    expect(warnings([involved, ...rest, higher], 'severe')).toEqual([])
    const lower = member('superior', { substituteFor: involved.id }, { rank: 'Penata (III/c)' })
    expect(warnings([involved, ...rest, lower], 'severe')[0]?.sentence).toMatch(/lebih rendah daripada/)
  })
  test('a substituted member no longer counts as present', () => {
    const [superior, ...rest] = full()
    const stand = member('other', { substituteFor: superior!.id })
    expect(warnings([superior!, ...rest, stand], 'severe')[0]?.sentence).toContain('atasan langsung')
  })
  test('declared kinship, a lower rank, and the examined himself are warned about with their basis', () => {
    expect(warnings([...full(), member('other', { kinship: 'sepupu' })], 'severe')[0]).toMatchObject({
      rule: { id: 'principle.examiner-kinship' },
    })
    expect(warnings([...full(), member('other', {}, { rank: 'Penata Muda (III/a)' })], 'severe')[0]).toMatchObject({
      rule: { id: 'principle.examiner-rank' },
    })
    expect(warnings([...full(), member('other', {}, { nip: subject().person.nip })], 'severe')[0]?.sentence).toContain(
      'adalah terlapor',
    )
  })
  test('ranks that cannot be compared are not', () => {
    expect(warnings([...full(), member('other', {}, { rank: 'IX', employment: 'pppk' })], 'severe')).toEqual([])
  })
})

test.each([
  ['Penata Muda Tingkat I (III/b)', 'pns', 32],
  ['Pembina Utama (IV/e)', 'pns', 45],
  ['Juru Muda (I/a)', 'cpns', 11],
  ['ii.d', 'pns', 24],
  ['IX', 'pppk', null],
  ['III/b', 'pppk', null],
  ['', 'pns', null],
] as const)('rank %s of %s is %s', (rank, employment, order) => expect(rankOrder({ rank, employment })).toBe(order))

test.each([
  ['Kepala Dinas Pendidikan', 'jpt_pratama'],
  ['Sekretaris Daerah', 'jpt_pratama'],
  ['Sekretaris Dinas Kesehatan', 'administrator'],
  ['Kepala Bidang Penilaian Kinerja', 'administrator'],
  ['Camat Wanasari', 'administrator'],
  ['Kepala Seksi Pemerintahan', 'pengawas'],
  ['Kepala Subbagian Umum', 'pengawas'],
  ['Analis Hukum Ahli Muda', 'jf_muda'],
  ['Guru Ahli Pertama', 'jf_other'],
  ['Pengelola Data', 'pelaksana'],
  ['', 'pelaksana'],
] as const)('"%s" is read as %s until confirmed', (position, level) => expect(guessPositionLevel(position)).toBe(level))

const officials = (government: Team['government'], positionLevel: PositionLevel, level: Level) => [
  ...new Set(
    competentRows({ team: { ...EMPTY_TEAM, government }, entries, day: today, level, positionLevel }).map(
      ({ official }) => official,
    ),
  ),
]

describe('who may punish', () => {
  test.each([
    ['regency', 'jpt_pratama', 'light', ['ppk']],
    ['regency', 'jpt_pratama', 'severe', ['ppk']],
    ['regency', 'administrator', 'light', ['jpt_pratama']],
    ['regency', 'administrator', 'moderate', ['ppk']],
    ['regency', 'pengawas', 'light', ['administrator', 'jf_named']],
    ['regency', 'pengawas', 'moderate', ['ppk', 'jpt_pratama']],
    ['regency', 'pelaksana', 'light', ['pengawas', 'jf_named']],
    ['regency', 'pelaksana', 'moderate', ['ppk', 'administrator']],
    ['regency', 'pelaksana', 'severe', ['ppk']],
    ['regency', 'jf_muda', 'moderate', ['jpt_pratama', 'administrator']],
    ['regency', 'jf_muda', 'severe', ['ppk']],
    ['regency', 'jf_utama', 'severe', ['president', 'ppk']],
    ['province', 'jpt_pratama', 'light', ['jpt_madya']],
    ['province', 'administrator', 'moderate', ['jpt_madya']],
    ['province', 'administrator', 'severe', ['ppk']],
  ] as const)('%s: %s, %s → %j', (government, position, level, expected) => {
    expect(officials(government, position, level)).toEqual(expected)
  })

  test('every row of the table gives its official the power it says, and no other level', () => {
    for (const row of entriesOf(entries, 'official'))
      for (const over of row.over)
        for (const level of ['light', 'moderate', 'severe'] as const) {
          const government = row.government === 'any' ? 'regency' : row.government
          const rows = competentRows({
            team: { ...EMPTY_TEAM, government },
            entries,
            day: today,
            level,
            positionLevel: over,
          })
          expect(rows.some(({ id }) => id === row.id)).toBe(row.levels.includes(level))
        }
  })

  test('the overlap for sedang is shown, with the text of each rule', () => {
    const found = authorityOf({ team: EMPTY_TEAM, entries, day: today, level: 'moderate' }, subject())
    expect(found.suggestions.map(({ rule }) => rule.id)).toEqual(['official.ppk-adm', 'official.adm-moderate'])
    expect(found.checks[0]?.sentence).toMatch(/bertumpang tindih/)
    expect(found.confirmed).toBe(false)
  })

  test('a vacant post passes its power to the next higher (example 8)', () => {
    const team: Team = { ...EMPTY_TEAM, vacant: ['administrator'] }
    const found = authorityOf({ team, entries, day: today, level: 'moderate' }, subject())
    expect(found.suggestions[1]).toMatchObject({ official: 'jpt_pratama', insteadOf: 'administrator' })
    expect(found.checks.map(({ rule }) => rule?.id)).toContain('principle.vacant-official')
  })

  test.each([
    ['pengawas', ['pengawas', 'administrator'], 'regency', 'jpt_pratama'],
    ['jpt_pratama', ['jpt_pratama'], 'regency', 'ppk'],
    ['jpt_pratama', ['jpt_pratama'], 'province', 'jpt_madya'],
    ['ppk', ['ppk'], 'regency', null],
    ['president', ['president'], 'regency', null],
    ['jf_named', ['jf_named'], 'regency', 'pengawas'],
    ['ppk', [], 'regency', 'ppk'],
  ] as const)('%s, with %j vacant in a %s: %s', (official, vacant, government, expected) => {
    expect(standingIn(official, { ...EMPTY_TEAM, government, vacant: [...vacant] })).toBe(expected)
  })

  test('an official must punish what is proven (example 7)', () => {
    const found = authorityOf({ team: EMPTY_TEAM, entries, day: today, level: 'severe' }, subject())
    expect(found.checks.map(({ rule }) => rule?.id)).toContain('principle.duty-to-punish')
  })

  test('the table is not for PPPK', () => {
    const found = authorityOf(
      { team: EMPTY_TEAM, entries, day: today, level: 'severe' },
      subject({ employment: 'pppk' }),
    )
    expect(found.suggestions).toEqual([])
    expect(found.checks[0]?.sentence).toMatch(/perjanjian kerja/)
  })
})

describe('a signer who differs', () => {
  const signing = (
    signer: OfficialKind,
    over: { level?: Level; positionLevel?: PositionLevel; sanctionKey?: string } = {},
  ) =>
    signerChecks(
      {
        team: EMPTY_TEAM,
        entries,
        day: today,
        level: over.level ?? 'severe',
        positionLevel: over.positionLevel ?? 'pelaksana',
        sanctionKey: over.sanctionKey ?? null,
      },
      signer,
    )
  test('is warned about with the rule, not refused', () => {
    expect(signing('ppk')).toEqual([])
    expect(signing('jpt_pratama')).toMatchObject([{ severity: 'warning', rule: { id: 'official.ppk-adm' } }])
  })
  test('PDHTAPS of a JF Ahli Utama is the President’s alone', () => {
    const over = { positionLevel: 'jf_utama', sanctionKey: 'sanction.pp94-pdhtaps' } as const
    expect(signing('president', over)).toEqual([])
    expect(signing('ppk', over)[0]?.sentence).toContain('di luar batas kewenangannya')
    expect(signing('ppk', { ...over, sanctionKey: 'sanction.pp94-turun-jabatan' })).toEqual([])
  })
})
