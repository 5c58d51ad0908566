import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { SealBrokenError, VaultDamagedError } from '#electron/core/vault/errors.ts'
import { isEarlierPin, sealEarlierKeys } from '#electron/core/vault/key-history.ts'
import { openKey, sealKey } from '#electron/core/vault/sealed-key.ts'
import {
  createSlot,
  newUserKeys,
  openSlot,
  openVaultKeys,
  resealSlot,
  type Slot,
  slotSchema,
} from '#electron/core/vault/slot.ts'
import { argon2id } from '#electron/platform/argon2.ts'
import { idSchema } from '#shared/kernel/id.ts'
import { vaultIdSchema } from '#shared/vault/model.ts'

const ports = { deriveKey: argon2id }
const newId = () => idSchema.parse(randomBytes(16).toString('hex'))
const vaultId = vaultIdSchema.parse(randomBytes(16).toString('hex'))
const password = 'kuda laut menari'
const never = () => false

async function aSlot({ keeper = true } = {}) {
  const keys = { vaultKey: randomBytes(32), reporterKey: keeper ? randomBytes(32) : null }
  const secrets = { ...keys, ...(await newUserKeys()) }
  const kdf = { memoryKiB: 64, passes: 1, lanes: 1 }
  const facts = { id: newId(), userId: newId(), loginName: 'wening', vaultId, password, kdf }
  return { secrets, slot: await createSlot(ports, facts, secrets) }
}
const open = (slot: Slot, isEarlier: (vaultKey: Buffer, pin: Buffer) => boolean = never) =>
  openSlot(ports, slot, { vaultId, password, isEarlierPin: isEarlier })

describe('a slot', () => {
  test.each([true, false])('gives back what was put in (reporter key: %s)', async (keeper) => {
    const { slot, secrets } = await aSlot({ keeper })
    expect(slotSchema.parse(slot)).toEqual(slot)
    expect(await open(slot)).toEqual({ secrets, renewed: null })
  })

  test('another password, another vault, other facts: closed', async () => {
    const { slot } = await aSlot()
    const { recipient } = (await aSlot()).slot
    const closed = [
      () => openSlot(ports, slot, { vaultId, password: 'lain', isEarlierPin: never }),
      () => openSlot(ports, slot, { vaultId: vaultIdSchema.parse('0'.repeat(32)), password, isEarlierPin: never }),
      () => open({ ...slot, userId: newId() }),
      () => open({ ...slot, loginName: 'badu' }),
      () => open({ ...slot, id: newId() }),
      () => open({ ...slot, recipient }),
      () => open({ ...slot, kdf: { ...slot.kdf, passes: 2 } }),
    ]
    for (const attempt of closed) await expect(attempt()).rejects.toThrow(SealBrokenError)
  })

  test('any changed byte of what the password wraps closes it; of what is sealed is damage', async () => {
    const { slot } = await aSlot()
    const change = (text: string) => {
      const bytes = Buffer.from(text, 'base64')
      bytes[bytes.length - 1]! ^= 1
      return bytes.toString('base64')
    }
    for (const name of ['identity', 'signingKey', 'pin'] as const)
      await expect(open({ ...slot, [name]: change(slot[name]) })).rejects.toThrow(SealBrokenError)
    for (const name of ['vaultKey', 'reporterKey'] as const)
      await expect(open({ ...slot, [name]: change(slot[name]!) })).rejects.toThrow(VaultDamagedError)
  })

  test('what was opened before it was refused is wiped', async () => {
    const { slot } = await aSlot()
    const forged = await resealSlot(slot, { vaultId, vaultKey: randomBytes(32), reporterKey: randomBytes(32) }, true)
    const seen: Buffer[] = []
    const look = (vaultKey: Buffer, pin: Buffer) => {
      seen.push(vaultKey, pin)
      return false
    }
    await expect(open(forged, look)).rejects.toThrow(VaultDamagedError)
    expect(seen.length).toBe(2)
    for (const secret of seen) expect(secret.every((byte) => byte === 0)).toBe(true)
  })

  test('sealed keys cannot change places or owners', async () => {
    const { slot } = await aSlot()
    const { slot: other } = await aSlot()
    await expect(open({ ...slot, vaultKey: slot.reporterKey! })).rejects.toThrow(VaultDamagedError)
    await expect(open({ ...slot, vaultKey: other.vaultKey })).rejects.toThrow(VaultDamagedError)
  })
})

describe('sealing anew without the password', () => {
  const next = { vaultId, vaultKey: randomBytes(32), reporterKey: randomBytes(32) }

  test('a following key opens and is pinned; the pin is renewed once', async () => {
    const { slot, secrets } = await aSlot()
    const changed = await resealSlot(slot, next, true)
    const earlier = sealEarlierKeys(next.vaultKey, vaultId, [{ epoch: 1, vaultKey: secrets.vaultKey }])
    const follows = (vaultKey: Buffer, pin: Buffer) => isEarlierPin(vaultKey, pin, { vaultId, earlier })
    const first = await open(changed, follows)
    expect(first.secrets.vaultKey).toEqual(next.vaultKey)
    expect(first.secrets.reporterKey).toEqual(next.reporterKey)
    expect((await open(first.renewed!, never)).renewed).toBeNull()
  })

  test('a key that anybody sealed to the public recipient is refused', async () => {
    const { slot } = await aSlot()
    const forged = await resealSlot(slot, next, true)
    await expect(open(forged)).rejects.toThrow(VaultDamagedError)
    const history = sealEarlierKeys(next.vaultKey, vaultId, [{ epoch: 1, vaultKey: randomBytes(32) }])
    const pretends = (vaultKey: Buffer, pin: Buffer) => isEarlierPin(vaultKey, pin, { vaultId, earlier: history })
    await expect(open(forged, pretends)).rejects.toThrow(VaultDamagedError)
  })

  test('the reporter key is given, taken away, or left by who has none', async () => {
    const { slot, secrets } = await aSlot({ keeper: false })
    expect((await resealSlot(slot, next, false)).reporterKey).toBeNull()
    const granted = await resealSlot(slot, next, true)
    expect((await openVaultKeys(granted, vaultId, secrets.identity)).reporterKey).toEqual(next.reporterKey)
    expect((await resealSlot(granted, { ...next, reporterKey: null }, true)).reporterKey).toBe(granted.reporterKey)
    expect((await resealSlot(granted, next, false)).reporterKey).toBeNull()
  })
})

test('a sealed key opens only for its recipient and its label', async () => {
  const { secrets, slot } = await aSlot()
  const key = randomBytes(32)
  const sealed = await sealKey(slot.recipient, ['slot/vaultKey', vaultId, 'a', 'b'], key)
  expect(await openKey(secrets.identity, ['slot/vaultKey', vaultId, 'a', 'b'], sealed)).toEqual(key)
  const { identity: foreign } = await newUserKeys()
  const wrong = [
    () => openKey(foreign, ['slot/vaultKey', vaultId, 'a', 'b'], sealed),
    () => openKey(secrets.identity, ['slot/vaultKey', vaultId, 'a', 'c'], sealed),
    () => openKey(secrets.identity, ['slot/reporterKey', vaultId, 'a', 'b'], sealed),
    () => openKey(secrets.identity, ['slot/vaultKey', vaultId, 'a', 'b'], sealed.slice(0, 100)),
    () => openKey(Buffer.from('bukan kunci'), ['slot/vaultKey', vaultId, 'a', 'b'], sealed),
  ]
  for (const attempt of wrong) await expect(attempt()).rejects.toThrow(SealBrokenError)
})
