import { NEXT_STEPS } from '#renderer/features/cases/words.ts'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseSummary } from '#shared/cases/model.ts'
import type { Report } from '#shared/reports/model.ts'
import type { Settings } from '#shared/settings/model.ts'
import { words } from './words.ts'

export type NextStep = Readonly<{ href: string; title: string; body: string }>

const MOST = 4

type Known = Readonly<{ reports: readonly Report[]; cases: readonly CaseSummary[]; settings: Settings }>

/** What to do next, most pressing first: set-up, undecided reports, cases under way. */
export function nextSteps({ reports, cases, settings }: Known): readonly NextStep[] {
  const steps: NextStep[] = []
  const undecided = reports.filter(({ state }) => state === 'new')
  if (!settings.agency) steps.push({ href: paths.settings, title: words.nextKop, body: words.nextKopBody })
  if (reports.length === 0 && cases.length === 0)
    steps.push({ href: paths.newReport, title: words.nextFirst, body: words.nextFirstBody })
  if (undecided.length > 0)
    steps.push({ href: paths.reports, title: words.nextReports(undecided.length), body: words.nextReportsBody })
  const running = cases.filter(({ state }) => state !== 'closed' && state !== 'finished')
  for (const { id, number, state } of running)
    steps.push({ href: paths.case(id), title: words.nextCase(number), body: NEXT_STEPS[state] })
  return steps.slice(0, MOST)
}
