import { ALL, BEFORE_DECISION, type Transition } from './transition.ts'

/** What may happen at nearly any point before a decision; last, because it is never the main next step. */
export const BESIDE: readonly Transition[] = [
  {
    id: 'referral',
    kind: 'crime_referred',
    tracks: ['discipline', 'pppk', 'ethics', 'contract'],
    from: [...BEFORE_DECISION],
    to: null,
    offered: ['crime_suspected', 'not_recorded'],
    guards: [],
    rules: ['principle.crime-referral'],
    why: 'Ada dugaan pidana: diteruskan ke Bawaslu/Gakkumdu tanpa menghentikan jalur ini.',
    secondary: true,
  },
  {
    id: 'drop',
    kind: 'dropped',
    tracks: ALL,
    from: [...BEFORE_DECISION, 'appeal_settled'],
    to: 'dropped',
    guards: [],
    rules: [],
    why: 'Bila pelanggaran tidak terbukti, perkara terhadap terlapor ini dihentikan.',
    secondary: true,
  },
]
