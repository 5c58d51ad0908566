import type { SampleCase } from '#electron/core/sample/fill-sample.ts'
import type { Api } from '#shared/contract.ts'
import type { Document } from '#shared/documents/model.ts'
import type { Evidence } from '#shared/evidence/model.ts'
import type { Interview } from '#shared/interviews/model.ts'
import { fullName } from '#shared/people/model.ts'

/** What was done, with hashes; nothing of the reporter. */
export async function accountOf(api: Api, sample: SampleCase, document: Document) {
  const [opened, evidence, interview, verification, audit] = await Promise.all([
    api.cases.get({ id: sample.caseId }),
    api.evidence.list({ target: { kind: 'case', id: sample.caseId } }),
    api.interviews.get({ id: sample.interviewId }),
    api.signing.status({ documentId: document.id }),
    api.audit.head(),
  ])
  const { number, title, state, subjects } = opened
  return {
    case: { number, title, state, subjects: subjects.map(({ person }) => fullName(person)) },
    evidence: evidence.map(evidenceFacts),
    interview: interviewFacts(interview),
    document: {
      title: document.title,
      contentSha256: document.contentSha256,
      signers: document.signers,
      revisions: document.revisions.map(({ n, kind, fields, sha256, at }) => ({ n, kind, fields, sha256, at })),
    },
    verification: verification.report,
    audit,
  }
}

const evidenceFacts = ({ number, title, originalName, kind, size, sha256, origin }: Evidence) => ({
  number,
  title,
  originalName,
  kind,
  size,
  sha256,
  origin,
})

const interviewFacts = ({ kind, state, exchanges, recordings }: Interview) => ({
  kind,
  state,
  exchanges: exchanges.length,
  corrected: exchanges.filter(({ review }) => review === 'corrected').length,
  recordings: recordings.map(({ number, durationMs, rawSha256 }) => ({ number, durationMs, rawSha256 })),
})
