import { Accordion, Alert, Stack } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { useApi, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Custody, Evidence, EvidenceId } from '#shared/evidence/model.ts'
import { CaptureForm } from './capture-form.tsx'
import { CustodyList } from './custody-list.tsx'
import { EvidenceActions } from './evidence-actions.tsx'
import { EvidenceBadges } from './evidence-card.tsx'
import { EvidenceFacts, RelatedItems } from './facts.tsx'
import { MediaViewer } from './media-viewer.tsx'
import { VerifyBox } from './verify-box.tsx'
import classes from './viewer.module.css'
import { viewerWords } from './viewer-words.ts'

type Opened = Readonly<{
  evidence: Evidence
  custody: readonly Custody[]
  sameBytes: readonly Evidence[]
  derivedFrom: Evidence | null
  derived: readonly Evidence[]
}>

export const useEvidence = (id: EvidenceId) =>
  useCoreQuery(['evidence', 'item', id], (api) => api.evidence.get({ id }), {
    alsoOn: ['interviews', 'annotation', 'documents'],
  })

/** One item with everything about it, inside a screen or a dialog. Opening it is noted in its custody. */
export function EvidenceView({ evidenceId }: { evidenceId: EvidenceId }) {
  const query = useEvidence(evidenceId)
  useNoteViewed(evidenceId)
  return <QueryView query={query}>{(opened) => <Opened {...opened} />}</QueryView>
}

function Opened({ evidence, custody, ...related }: Opened) {
  return (
    <div className={classes.layout}>
      <Stack gap="xs" className={classes.media}>
        {evidence.withdrawnAt && (
          <Alert color="gray">
            {viewerWords.withdrawnBecause} {evidence.withdrawReason}
          </Alert>
        )}
        <MediaViewer evidence={evidence} />
      </Stack>
      <Stack gap="sm">
        <EvidenceActions evidence={evidence} />
        <EvidenceBadges evidence={evidence} />
        <VerifyBox evidence={evidence} />
        <Related {...related} />
        <Accordion multiple defaultValue={['facts']} variant="separated">
          <Section value="facts" title={viewerWords.facts}>
            <EvidenceFacts evidence={evidence} />
          </Section>
          <Section value="capture" title={viewerWords.capture}>
            <MayEdit path="evidence.describe">
              <CaptureForm key={evidence.id} evidence={evidence} />
            </MayEdit>
          </Section>
          <Section value="custody" title={viewerWords.custody}>
            <CustodyList custody={custody} />
          </Section>
        </Accordion>
      </Stack>
    </div>
  )
}

const Section = ({ value, title, children }: { value: string; title: string; children: ReactNode }) => (
  <Accordion.Item value={value}>
    <Accordion.Control>{title}</Accordion.Control>
    <Accordion.Panel>{children}</Accordion.Panel>
  </Accordion.Item>
)

function Related({ sameBytes, derivedFrom, derived }: Omit<Opened, 'evidence' | 'custody'>) {
  return (
    <>
      {sameBytes.length > 0 && (
        <Alert color="orange" variant="light" p="xs">
          <RelatedItems title={viewerWords.sameBytes} items={sameBytes} />
        </Alert>
      )}
      <RelatedItems title={viewerWords.derivedFrom} items={derivedFrom ? [derivedFrom] : []} />
      <RelatedItems title={viewerWords.derived} items={derived} />
    </>
  )
}

/** Noted once per opening; a failure must not keep anyone from looking. */
function useNoteViewed(id: EvidenceId) {
  const api = useApi()
  useEffect(() => {
    const timer = setTimeout(() => void api.evidence.noteViewed({ id }).catch(() => undefined), 0)
    return () => clearTimeout(timer)
  }, [api, id])
}
