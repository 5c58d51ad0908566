import {
  type ChosenSanction,
  type Decision,
  type DecisionEvent,
  decisionEventSchema,
  decisionSchema,
} from '#shared/decisions/model.ts'
import { aPerson } from './builders.ts'

const AT = '2026-02-01T02:00:00.000Z'

export const aSanction = (over: Partial<ChosenSanction> = {}): ChosenSanction => ({
  key: 'sanction.pp94-turun-jabatan',
  rule: {
    id: 'sanction.pp94-turun-jabatan',
    title: 'Penurunan jabatan setingkat lebih rendah selama 12 bulan',
    article: 'Pasal 8 Peraturan Pemerintah Nomor 94 Tahun 2021',
    source: 'contoh',
    confidence: 'transcription',
    text: 'contoh',
    note: '',
  },
  track: 'discipline',
  level: 'severe',
  catalogue: 'pp94',
  months: 12,
  condition: '',
  dismissal: false,
  ...over,
})

export const aDecision = (over: Partial<Decision> = {}): Decision =>
  decisionSchema.parse({
    id: 'd'.repeat(32),
    caseId: 'c'.repeat(32),
    subjectId: '5'.repeat(32),
    outcome: 'sanction',
    number: '800.1.6.2/1/2026',
    decidedOn: '2026-02-01',
    official: { kind: 'ppk', person: aPerson({ name: 'Bupati Contoh', position: 'Bupati Contoh', nip: '' }) },
    sanction: aSanction(),
    article: 'Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021',
    violation: 'Mengunggah ajakan.',
    aggravating: [],
    mitigating: [],
    reason: '',
    catalogueVersion: 0,
    catalogueDigest: 'a'.repeat(64),
    authorityReason: '',
    recordedAt: AT,
    recordedBy: 'Wening Prabasari',
    replacedBy: null,
    replaceReason: '',
    events: [],
    ...over,
  })

export const anEvent = (over: Partial<DecisionEvent>): DecisionEvent =>
  decisionEventSchema.parse({
    id: 'e'.repeat(32),
    kind: 'sent',
    day: '2026-02-10',
    manner: null,
    number: '',
    proof: '',
    outcome: null,
    sanctionKey: null,
    note: '',
    sanction: null,
    reason: '',
    recordedAt: AT,
    recordedBy: 'Wening Prabasari',
    ...over,
  })
