import { NEXT_STEPS } from '#renderer/features/cases/words.ts'
import { paths } from '#renderer/ui/paths.ts'
import type { CaseId } from '#shared/cases/model.ts'
import type { Settings } from '#shared/settings/model.ts'
import type { Overview } from '#shared/statistics/model.ts'
import { words } from './words.ts'

/** `caseId`: the body gives way to the next step of that case's procedure. */
export type NextStep = Readonly<{ href: string; title: string; body: string; caseId?: CaseId }>

const MOST = 4

type Known = Readonly<{ overview: Overview; settings: Settings }>

/** What to do next, most pressing first: set-up, undecided reports, cases under way. */
export function nextSteps({ overview: { counts, empty, recent }, settings }: Known): readonly NextStep[] {
  const steps: NextStep[] = []
  if (!settings.agency) steps.push({ href: paths.settings, title: words.nextKop, body: words.nextKopBody })
  if (empty) steps.push({ href: paths.newReport, title: words.nextFirst, body: words.nextFirstBody })
  if (counts.newReports > 0)
    steps.push({ href: paths.reports, title: words.nextReports(counts.newReports), body: words.nextReportsBody })
  for (const { caseId, number, state } of recent)
    if (state !== 'closed')
      steps.push({ href: paths.case(caseId), title: words.nextCase(number), body: NEXT_STEPS[state], caseId })
  return steps.slice(0, MOST)
}
