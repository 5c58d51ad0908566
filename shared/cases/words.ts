import type { CaseState } from './model.ts'

export const STATES = {
  review: 'Telaah',
  clarification: 'Klarifikasi',
  examination: 'Pemeriksaan',
  finished: 'Selesai diperiksa',
  closed: 'Ditutup',
} as const satisfies Record<CaseState, string>
