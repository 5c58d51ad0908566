import { lazy, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import type { z } from 'zod'
import { caseTabOf } from '#renderer/ui/paths.ts'
import { caseIdSchema } from '#shared/cases/model.ts'
import { documentIdSchema } from '#shared/documents/model.ts'
import { evidenceIdSchema } from '#shared/evidence/model.ts'
import { interviewIdSchema } from '#shared/interviews/model.ts'
import { nameListIdSchema } from '#shared/namecheck/model.ts'
import { employeeIdSchema } from '#shared/people/register.ts'
import { reportIdSchema } from '#shared/reports/model.ts'
import { NotFound } from './not-found.tsx'

const HomeScreen = lazy(() =>
  import('#renderer/features/home/home-screen.tsx').then((m) => ({ default: m.HomeScreen })),
)
const ReportListScreen = lazy(() =>
  import('#renderer/features/reports/report-list-screen.tsx').then((m) => ({ default: m.ReportListScreen })),
)
const ReportFormScreen = lazy(() =>
  import('#renderer/features/reports/report-form-screen.tsx').then((m) => ({ default: m.ReportFormScreen })),
)
const ReportScreen = lazy(() =>
  import('#renderer/features/reports/report-screen.tsx').then((m) => ({ default: m.ReportScreen })),
)
const PeopleScreen = lazy(() =>
  import('#renderer/features/people/people-screen.tsx').then((m) => ({ default: m.PeopleScreen })),
)
const ImportScreen = lazy(() =>
  import('#renderer/features/people/import-screen.tsx').then((m) => ({ default: m.ImportScreen })),
)
const PersonScreen = lazy(() =>
  import('#renderer/features/people/person-screen.tsx').then((m) => ({ default: m.PersonScreen })),
)
const ListsScreen = lazy(() =>
  import('#renderer/features/namecheck/lists-screen.tsx').then((m) => ({ default: m.ListsScreen })),
)
const NewListScreen = lazy(() =>
  import('#renderer/features/namecheck/new-list-screen.tsx').then((m) => ({ default: m.NewListScreen })),
)
const CheckScreen = lazy(() =>
  import('#renderer/features/namecheck/check-screen.tsx').then((m) => ({ default: m.CheckScreen })),
)
const ObservationScreen = lazy(() =>
  import('#renderer/features/monitoring/observation-screen.tsx').then((m) => ({ default: m.ObservationScreen })),
)
const TeamsScreen = lazy(() =>
  import('#renderer/features/monitoring/teams-screen.tsx').then((m) => ({ default: m.TeamsScreen })),
)
const CaseListScreen = lazy(() =>
  import('#renderer/features/cases/case-list-screen.tsx').then((m) => ({ default: m.CaseListScreen })),
)
const CaseFormScreen = lazy(() =>
  import('#renderer/features/cases/case-form-screen.tsx').then((m) => ({ default: m.CaseFormScreen })),
)
const CaseScreen = lazy(() =>
  import('#renderer/features/cases/case-screen.tsx').then((m) => ({ default: m.CaseScreen })),
)
const ReceiveScreen = lazy(() =>
  import('#renderer/features/bundles/receive-screen.tsx').then((m) => ({ default: m.ReceiveScreen })),
)
const EvidenceScreen = lazy(() =>
  import('#renderer/features/evidence/evidence-screen.tsx').then((m) => ({ default: m.EvidenceScreen })),
)
const AnnotationScreen = lazy(() =>
  import('#renderer/features/annotation/annotation-screen.tsx').then((m) => ({ default: m.AnnotationScreen })),
)
const DocumentScreen = lazy(() =>
  import('#renderer/features/documents/document-screen.tsx').then((m) => ({ default: m.DocumentScreen })),
)
const VerifyScreen = lazy(() =>
  import('#renderer/features/signing/verify-screen.tsx').then((m) => ({ default: m.VerifyScreen })),
)
const InterviewScreen = lazy(() =>
  import('#renderer/features/interviews/interview-screen.tsx').then((m) => ({ default: m.InterviewScreen })),
)
const AuditScreen = lazy(() =>
  import('#renderer/features/audit/audit-screen.tsx').then((m) => ({ default: m.AuditScreen })),
)
const StatisticsScreen = lazy(() =>
  import('#renderer/features/statistics/statistics-screen.tsx').then((m) => ({ default: m.StatisticsScreen })),
)
const SettingsRoute = lazy(() =>
  import('#renderer/features/settings/settings-route.tsx').then((m) => ({ default: m.SettingsRoute })),
)

/** An address may be typed by hand: what is no id leads nowhere. */
function withId<S extends z.ZodType>(schema: S, text: string | undefined, show: (id: z.output<S>) => ReactNode) {
  const id = schema.safeParse(text)
  return id.success ? show(id.data) : <NotFound />
}

function caseTab(id: string | undefined, segment: string | undefined): ReactNode {
  const tab = caseTabOf(segment)
  return tab === null ? (
    <NotFound />
  ) : (
    withId(caseIdSchema, id, (caseId) => <CaseScreen key={caseId} id={caseId} tab={tab} />)
  )
}

/** Hash address → screen. Longer addresses come before the shorter ones they contain. */
export const Routes = () => (
  <Switch>
    <Route path="/">{() => <HomeScreen />}</Route>
    <Route path="/laporan">{() => <ReportListScreen />}</Route>
    <Route path="/laporan/baru">{() => <ReportFormScreen />}</Route>
    <Route path="/laporan/pemantauan">{() => <ObservationScreen />}</Route>
    <Route path="/laporan/tim">{() => <TeamsScreen />}</Route>
    <Route path="/laporan/:id">
      {({ id }) => withId(reportIdSchema, id, (it) => <ReportScreen key={it} id={it} />)}
    </Route>
    <Route path="/perkara">{() => <CaseListScreen />}</Route>
    <Route path="/perkara/baru">{() => <CaseFormScreen />}</Route>
    <Route path="/perkara/terima">{() => <ReceiveScreen />}</Route>
    <Route path="/perkara/:caseId/bukti/:evidenceId/anotasi">
      {({ caseId, evidenceId }) =>
        withId(caseIdSchema, caseId, (case_) =>
          withId(evidenceIdSchema, evidenceId, (it) => <AnnotationScreen key={it} caseId={case_} evidenceId={it} />),
        )
      }
    </Route>
    <Route path="/perkara/:caseId/bukti/:evidenceId">
      {({ caseId, evidenceId }) =>
        withId(caseIdSchema, caseId, (case_) =>
          withId(evidenceIdSchema, evidenceId, (it) => <EvidenceScreen key={it} caseId={case_} evidenceId={it} />),
        )
      }
    </Route>
    <Route path="/perkara/:caseId/naskah/:documentId">
      {({ caseId, documentId }) =>
        withId(caseIdSchema, caseId, (case_) =>
          withId(documentIdSchema, documentId, (it) => <DocumentScreen key={it} caseId={case_} documentId={it} />),
        )
      }
    </Route>
    <Route path="/perkara/:caseId/pemeriksaan/:interviewId">
      {({ caseId, interviewId }) =>
        withId(caseIdSchema, caseId, (case_) =>
          withId(interviewIdSchema, interviewId, (it) => <InterviewScreen key={it} caseId={case_} interviewId={it} />),
        )
      }
    </Route>
    <Route path="/perkara/:id/:tab">{({ id, tab }) => caseTab(id, tab)}</Route>
    <Route path="/perkara/:id">{({ id }) => caseTab(id, undefined)}</Route>
    <Route path="/pegawai">{() => <PeopleScreen />}</Route>
    <Route path="/pegawai/impor">{() => <ImportScreen />}</Route>
    <Route path="/pegawai/:id">
      {({ id }) => withId(employeeIdSchema, id, (it) => <PersonScreen key={it} id={it} />)}
    </Route>
    <Route path="/periksa-nama">{() => <ListsScreen />}</Route>
    <Route path="/periksa-nama/baru">{() => <NewListScreen />}</Route>
    <Route path="/periksa-nama/:id">
      {({ id }) => withId(nameListIdSchema, id, (it) => <CheckScreen key={it} id={it} />)}
    </Route>
    <Route path="/verifikasi">{() => <VerifyScreen />}</Route>
    <Route path="/statistik">{() => <StatisticsScreen />}</Route>
    <Route path="/jejak">{() => <AuditScreen />}</Route>
    <Route path="/pengaturan/:section?">{({ section }) => <SettingsRoute segment={section} />}</Route>
    <Route>{() => <NotFound />}</Route>
  </Switch>
)
