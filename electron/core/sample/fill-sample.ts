import type { CaseId, SubjectId } from '#shared/cases/model.ts'
import type { Api } from '#shared/contract.ts'
import type { ImportReply, ImportTarget } from '#shared/evidence/contract.ts'
import type { Evidence, EvidenceId } from '#shared/evidence/model.ts'
import { DEFAULT_SETTINGS } from '#shared/settings/model.ts'
import { sampleAnnotation } from './annotation.ts'
import { holdHearing } from './hearing.ts'
import type { SampleFiles } from './material.ts'

export type SampleDeps = Readonly<{
  api: Api
  /** The bytes of one ticket, as the page would send them. */
  importBytes(ticket: string, bytes: Uint8Array): Promise<ImportReply>
  newId(): string
}>

export type SampleCase = Readonly<{
  caseId: CaseId
  subjectId: SubjectId
  interviewId: string
  post: Evidence
  profile: Evidence
  annotated: Evidence
}>

/**
 * The main job up to the finished hearing, through the same contract as the page: settings, a report with a sealed
 * reporter, a case, two screenshots, an annotation with a redaction, a recorded clarification with read-back.
 */
export async function fillSample(deps: SampleDeps, files: SampleFiles): Promise<SampleCase> {
  const { api } = deps
  const { material } = files
  await setUpOffice(api, files)
  const report = await api.reports.register({ data: material.report, reporter: material.reporter })
  const target = { kind: 'report', id: report.id } as const
  const post = await importOne(deps, target, 'tangkapan-unggahan.png', files.post)
  const profile = await importOne(deps, target, 'tangkapan-profil.png', files.profile)
  await describe(api, post, 'Tangkapan layar unggahan foto bersama bakal calon', files)
  await describe(api, profile, 'Tangkapan layar profil akun', files)

  const { caseId } = await api.reports.accept({
    id: report.id,
    title: material.caseTitle,
    subjects: [material.subject],
  })
  await api.cases.setAllegation({ id: caseId, allegation: material.allegation })
  const opened = await api.cases.moveTo({ id: caseId, state: 'clarification', reason: '' })
  const subjectId = opened.subjects[0]?.id
  if (!subjectId) throw new Error('The sample case has no subject.')

  const { revision } = await api.annotation.save({
    evidenceId: post.id,
    baseRevision: 0,
    shapes: sampleAnnotation(deps.newId),
  })
  const annotated = await api.annotation.exportFlattened({ evidenceId: post.id, revision })
  await recordAct(api, files, { caseId, subjectId, evidenceIds: [annotated.id, profile.id] })
  const shown = { unggahan: annotated.id, profil: profile.id } satisfies Record<string, EvidenceId>
  const interviewId = await holdHearing(deps, files, { caseId, subjectId, shown })
  return { caseId, subjectId, interviewId, post, profile, annotated }
}

async function setUpOffice(api: Api, { material, logo }: SampleFiles): Promise<void> {
  const { logo: _none, ...defaults } = DEFAULT_SETTINGS
  await api.settings.update({ ...defaults, ...material.settings })
  await api.settings.setLogo({ imageBase64: Buffer.from(logo).toString('base64') })
}

async function importOne(
  { api, importBytes }: SampleDeps,
  target: ImportTarget,
  name: string,
  bytes: Uint8Array,
): Promise<Evidence> {
  const [ticket] = await api.evidence.beginImport({ target, origin: 'drop', files: [{ name, size: bytes.length }] })
  const reply = await importBytes(ticket ?? '', bytes)
  if (!reply.ok) throw new Error(`The sample file was refused: ${reply.code}`)
  return reply.evidence
}

type SampleAct = Readonly<{ caseId: CaseId; subjectId: SubjectId; evidenceIds: EvidenceId[] }>

/** Recorded, not classified: choosing is what a newcomer may try. */
const recordAct = (api: Api, { material }: SampleFiles, { caseId, subjectId, evidenceIds }: SampleAct) =>
  api.classification.record({
    caseId,
    facts: {
      subjectId,
      at: material.report.seen,
      platform: material.report.platform,
      deed: 'deed.photo',
      description: material.allegation.description,
      election: 'regional',
      electionName: 'Pilkada Contoh Raya',
      stage: 'before_registration',
      supported: 'Bakal calon bupati contoh',
      status: 'prospective',
      statusBasis: 'Belum ada penetapan calon pada tanggal perbuatan',
      evidenceIds,
    },
  })

const describe = (api: Api, { id }: Evidence, title: string, { material }: SampleFiles) =>
  api.evidence.describe({
    id,
    title,
    note: '',
    capture: {
      platform: material.report.platform,
      account: material.report.account,
      url: material.report.url,
      captured: material.report.received,
      capturedBy: 'Tim Pemantau Media Sosial',
      device: 'Telepon genggam dinas',
    },
  })
