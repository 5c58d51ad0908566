import type { WorkCalendar } from '#shared/calendar/model.ts'
import type { SubjectId } from '#shared/cases/model.ts'
import type { Day } from '#shared/kernel/instant.ts'
import type { Step } from '#shared/procedure/model.ts'
import { inOrder } from '#shared/procedure/timeline.ts'
import { cited, entryOn } from '#shared/rules/lookup.ts'
import type { EntryOf, RuleEntry, Track } from '#shared/rules/model.ts'
import { DEFINITIONS, type Definition, REPORT_CLOCKS } from './definitions.ts'
import { countInterval } from './interval-count.ts'
import type { Deadline, Override } from './model.ts'
import { notesOf, notesOfTrack } from './notes.ts'
import { type Done, stateOf } from './state.ts'

export type DeadlineSubject = Readonly<{ subjectId: SubjectId; name: string; track: Track; steps: readonly Step[] }>
export type DeadlineReport = Readonly<{ source: string; number: string; receivedOn: Day }>
export type DeadlineFacts = Readonly<{
  subjects: readonly DeadlineSubject[]
  reports: readonly DeadlineReport[]
  actDay: Day | null
  today: Day
  calendar: WorkCalendar
  entries: readonly RuleEntry[]
  /** By deadline key; the newest of each. */
  overrides: ReadonlyMap<string, Override>
}>

type Start = Pick<Deadline, 'kind' | 'title' | 'bearer' | 'subjectId' | 'subjectName' | 'startedOn' | 'startedBy'> &
  Readonly<{ rule: string; done: Done; extra?: readonly string[] }>

/** Every clock of a case, most pressing first. What no rule in force covers is not counted. */
export function deadlinesOf(facts: DeadlineFacts): Deadline[] {
  const starts = [...facts.reports.flatMap((report) => reportStart(facts, report)), ...facts.subjects.flatMap(startsOf)]
  return starts
    .flatMap((start) => {
      const interval = intervalFor(facts, start)
      return interval ? [toDeadline(facts, start, interval)] : []
    })
    .sort(byUrgency)
}

/** The law of the act's day; a rule that came later covers what was done under it. */
const intervalFor = ({ entries, actDay }: DeadlineFacts, { rule, startedOn }: Start): EntryOf<'interval'> | null =>
  (actDay && entryOn(entries, { kind: 'interval', key: rule, day: actDay })) ??
  entryOn(entries, { kind: 'interval', key: rule, day: startedOn })

function startsOf(subject: DeadlineSubject): Start[] {
  const steps = inOrder(subject.steps)
  return DEFINITIONS.filter(({ tracks }) => tracks.includes(subject.track)).flatMap((definition) =>
    steps
      .filter(({ kind }) => kind === definition.startsAt)
      .filter((start) => applies(definition, steps, start))
      .map((start): Start => {
        const { kind, title, bearer, startedBy, rule, ethicsRule } = definition
        const { subjectId, name, track } = subject
        return {
          ...{ kind, title, bearer, startedBy, subjectId, subjectName: name, startedOn: start.day },
          rule: track === 'ethics' && ethicsRule ? ethicsRule : rule,
          done: doneOf(definition, steps, start),
          extra: notesOfTrack(kind, track),
        }
      }),
  )
}

/** Where one remedy has been taken, the clock of the other is not shown any more. */
function applies({ kind }: Definition, steps: readonly Step[], start: Step): boolean {
  const filed = (step: 'objection_filed' | 'appeal_filed') =>
    steps.some((one) => one.kind === step && one.day >= start.day)
  if (kind === 'objection_filing') return filed('objection_filed') || !filed('appeal_filed')
  if (kind === 'appeal_filing') return filed('appeal_filed') || !filed('objection_filed')
  return true
}

function doneOf({ kind, byAppointment, startsAt, endsAt }: Definition, steps: readonly Step[], start: Step): Done {
  if (byAppointment === 'start')
    return start.details.appointment
      ? { on: start.details.appointment, by: 'hari pemeriksaan menurut surat panggilan' }
      : null
  const after = steps.slice(steps.indexOf(start) + 1)
  const again = after.findIndex(({ kind }) => kind === startsAt)
  const end = (again < 0 ? after : after.slice(0, again)).find(
    ({ kind }) => endsAt.includes(kind) || kind === 'dropped',
  )
  const [newer] = again < 0 ? [] : after.slice(again)
  if (!end) return newer ? { on: newer.day, by: 'digantikan langkah yang sama dan lebih baru' } : null
  if (end.kind === 'dropped') return { on: end.day, by: 'perkara terhadap terlapor dihentikan' }
  if (byAppointment === 'end' && end.details.appointment)
    return { on: end.details.appointment, by: 'hari pemeriksaan menurut surat panggilan II' }
  const appealed = kind === 'decision_effect' && end.kind !== 'decision_effective'
  return { on: end.day, by: appealed ? APPEALED : '' }
}

const APPEALED = 'upaya administratif diajukan; keputusan berlaku menurut putusannya'

function reportStart({ subjects }: DeadlineFacts, { source, number, receivedOn }: DeadlineReport): Start[] {
  if (source !== 'bkn' && source !== 'bawaslu') return []
  const answered = subjects
    .flatMap(({ steps }) => steps)
    .filter(({ kind, day }) => kind !== 'report_received' && day >= receivedOn)
    .map(({ day }) => day)
    .toSorted()
  const [on] = answered
  return [
    {
      ...REPORT_CLOCKS[source],
      bearer: 'others',
      subjectId: null,
      subjectName: '',
      startedOn: receivedOn,
      startedBy: `tanggal laporan ${number} diterima`,
      done: on ? { on, by: 'tindak lanjut pertama tercatat' } : null,
    },
  ]
}

function toDeadline(facts: DeadlineFacts, start: Start, interval: EntryOf<'interval'>): Deadline {
  const { rule: _, done, extra = [], ...rest } = start
  const key = `${start.kind}.${start.subjectId ?? '-'}.${start.startedOn}`
  const count = countInterval(facts.calendar, { interval, after: start.startedOn })
  const override = facts.overrides.get(key) ?? null
  const dueOn = override?.day ?? count.end
  const bare = interval.count === 'clear' ? count.days.find(({ number }) => number === interval.amount)?.day : undefined
  return {
    ...rest,
    key,
    rule: cited(interval, facts.actDay),
    amount: interval.amount,
    unit: interval.unit === 'working_day' ? 'working_day' : 'calendar_day',
    countedEnd: count.end,
    dueOn,
    missingYear: count.missingYear,
    unconfirmed: count.unconfirmed,
    days: [...count.days],
    doneOn: done?.on ?? null,
    doneBy: done?.by ?? '',
    override,
    state: stateOf({ bearer: start.bearer, dueOn, done, today: facts.today }),
    notes: [...extra, ...notesOf(start.kind, count, bare ?? null)],
  }
}

const URGENCY: readonly Deadline['state'][] = [
  ...(['overdue', 'due', 'unrecorded', 'soon', 'unknown', 'running'] as const),
  ...(['planned', 'late', 'done'] as const),
]
type Pressing = Pick<Deadline, 'state' | 'dueOn' | 'key'>
export const byUrgency = (a: Pressing, b: Pressing): number =>
  URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
  (a.dueOn ?? '').localeCompare(b.dueOn ?? '') ||
  a.key.localeCompare(b.key)
