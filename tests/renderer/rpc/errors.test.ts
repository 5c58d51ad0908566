import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { errorCode, errorSentence } from '#renderer/rpc/errors.ts'

test('declared errors speak for themselves', () => {
  const error = new ORPCError('wrong_password', { message: 'Kata sandi salah.' })
  expect(errorSentence(error)).toBe('Kata sandi salah.')
  expect(errorCode(error)).toBe('wrong_password')
})

test.each([
  new ORPCError('INTERNAL_SERVER_ERROR'),
  new ORPCError('NOT_FOUND', { message: 'Not Found' }),
  new ORPCError('HTTP 502', { message: 'Bad Gateway' }),
  new ORPCError('', { message: 'Internal server error' }),
])('the English of the transport never reaches the user', (error) => {
  expect(errorSentence(error)).toMatch(/^Terjadi kesalahan/)
})

test('a lost connection is told as such', () => {
  expect(errorSentence(new TypeError('socket closed'))).toMatch(/^Sambungan/)
  expect(errorCode(new TypeError('socket closed'))).toBeNull()
})
