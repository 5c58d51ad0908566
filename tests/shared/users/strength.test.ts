import { expect, test } from 'vitest'
import { createStrengthMeter } from '#shared/users/strength.ts'

const strength = createStrengthMeter(['Wening Prabasari', 'wening.prabasari'])

test('weak passwords are told why in Indonesian, strong ones pass', () => {
  expect(strength('prabasari').score).toBe(0)
  const weak = strength('aaaaaaaaaaaa')
  expect(weak.score).toBeLessThan(2)
  expect(weak.warning).toMatch(/mudah ditebak/)
  expect(strength('lentera-kuda-sawah-9-perunggu')).toMatchObject({ score: 4, accepted: true })
})

test.each([
  'passwordpassword',
  '123456789012',
  'qwertyuiop12',
  'indonesiaraya',
  'bismillah123',
  'merdeka1945!!',
  'Rahasia12345',
  'jakarta jakarta',
  'saksama saksama',
  'Wening Prabasari',
  'prabasari.wening',
])('%s is long enough and refused all the same', (password) => {
  expect(strength(password).accepted).toBe(false)
})

test.each(['selamat pagi ibu lurah', 'kuda laut menari', 'tanpa huruf besar dan tanpa angka'])(
  '%s passes without any composition',
  (password) => expect(strength(password).accepted).toBe(true),
)

test('a short one is refused however random', () => {
  expect(strength('x7#Qp!9zL@k').accepted).toBe(false)
})
