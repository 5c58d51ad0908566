import { expect, test } from 'vitest'
import { completed } from '#renderer/features/reports/report-form-screen.tsx'
import { NO_ORIGIN } from '#shared/reports/model.ts'

test('typing of a form that did not yet ask for the origin or the person named is completed', () => {
  const typed = completed({ account: '@rekaan', narrative: 'Baliho di jalan.' })
  expect(typed).toMatchObject({ account: '@rekaan', narrative: 'Baliho di jalan.', suspectName: '', suspectNip: '' })
  expect(typed.origin).toEqual(NO_ORIGIN)
})

test('what was typed stays', () => {
  const origin = { ...NO_ORIGIN, number: '7/2026' }
  expect(completed({ origin, suspectName: 'Rekaan' })).toMatchObject({ origin, suspectName: 'Rekaan' })
})
