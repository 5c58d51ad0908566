import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { argon2id } from '#electron/platform/argon2.ts'

const PARAMETERS = { memoryKiB: 65536, passes: 2, lanes: 1 }

test('the reference vector for Argon2id 1.3 (phc-winner-argon2, src/test.c)', async () => {
  const hash = await argon2id(Buffer.from('password'), Buffer.from('somesalt'), PARAMETERS)
  expect(hash.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
})

test('agrees with OpenSSL, which reproduces the vector of RFC 9106 § 5.3', async () => {
  const rfc = {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  }
  expect(argon2Sync('argon2id', rfc).toString('hex')).toBe(
    '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
  )
  const { secret: _secret, associatedData: _data, ...plain } = rfc
  const ours = await argon2id(rfc.message, rfc.nonce, { memoryKiB: 32, passes: 3, lanes: 4 })
  expect(ours.equals(argon2Sync('argon2id', plain))).toBe(true)
})
