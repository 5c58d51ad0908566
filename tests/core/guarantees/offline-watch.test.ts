import { once } from 'node:events'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createOfflineWatch } from '#electron/core/guarantees/offline-watch.ts'
import { ownConnections } from '#electron/core/guarantees/own-connections.ts'
import { ownRules } from '#electron/core/guarantees/own-rules.ts'
import { leaveNoTraces } from '#electron/platform/no-traces.ts'
import { createTestCore } from '#tests/support/create-test-core.ts'

describe('what was held back', () => {
  const clock = () => {
    let seconds = 0
    return () => new Date(1000 * seconds++)
  }

  test('the same again counts up and comes first; a path is never kept', () => {
    const watch = createOfflineWatch(clock())
    watch.note({ kind: 'request', target: 'https://contoh.invalid/rahasia?nama=Badu' })
    watch.note({ kind: 'permission', target: 'geolocation' })
    watch.note({ kind: 'request', target: 'https://contoh.invalid/lain' })
    watch.note({ kind: 'navigation', target: 'data:text/html,rahasia' })
    expect(watch.attempts()).toMatchObject([
      { kind: 'navigation', target: 'data:' },
      { kind: 'request', target: 'https://contoh.invalid', count: 2 },
      { kind: 'permission', target: 'geolocation', count: 1 },
    ])
    expect(JSON.stringify(watch.attempts())).not.toMatch(/rahasia|Badu/)
  })

  test('memory stays bounded', () => {
    const watch = createOfflineWatch(clock())
    for (let number = 0; number < 1000; number += 1)
      watch.note({ kind: 'request', target: `https://a${number}.invalid/` })
    expect(watch.attempts()).toHaveLength(200)
    expect(watch.attempts()[0]?.target).toBe('https://a999.invalid')
  })

  test('rules are asked anew each time', () => {
    const watch = createOfflineWatch(clock())
    let holds = true
    watch.describe(() => [{ id: 'address', values: [], holds }])
    expect(watch.rules()[0]?.holds).toBe(true)
    holds = false
    expect(watch.rules()[0]?.holds).toBe(false)
  })
})

describe.skipIf(process.platform !== 'linux')('sockets of this process', () => {
  test('a socket open to others is seen, one on loopback is fine', async () => {
    const listen = async (host: string) => {
      const server = createServer()
      server.listen(0, host)
      await once(server, 'listening')
      return server
    }
    const before = ownConnections()!
    const inside = await listen('127.0.0.1')
    expect(ownConnections()).toEqual({ ...before, loopback: before.loopback + 1 })
    const outside = await listen('0.0.0.0')
    expect(ownConnections()!.outside.length).toBe(before.outside.length + 1)
    inside.close()
    outside.close()
  })

  test('a connection to somewhere else is seen in the tables of the kernel', () => {
    const proc = mkdtempSync(join(tmpdir(), 'proc-'))
    for (const folder of ['fd', 'net']) mkdirSync(join(proc, folder))
    symlinkSync('socket:[77]', join(proc, 'fd', '3'))
    const head = 'sl local_address rem_address st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode\n'
    const row = (local: string, remote: string, inode: number) =>
      ` 0: ${local}:1F90 ${remote}:01BB 01 00000000:00000000 00:00000000 00000000 0 0 ${inode} 1\n`
    writeFileSync(join(proc, 'net', 'tcp'), head + row('0100007F', '0100007F', 77) + row('0A00020F', '010200C0', 88))
    expect(ownConnections(proc)).toEqual({ outside: [], loopback: 1 })
    writeFileSync(join(proc, 'net', 'tcp'), head + row('0A00020F', '010200C0', 77))
    expect(ownConnections(proc)).toEqual({ outside: ['0A00020F → 010200C0'], loopback: 0 })
  })

  test('no list, no claim', () => {
    expect(ownConnections('/nowhere')).toBeNull()
  })
})

test('reports and dumps are off once asked for', () => {
  process.report.reportOnFatalError = true
  expect(ownRules(tmpdir()).find(({ id }) => id === 'crash_traces')?.holds).toBe(false)
  leaveNoTraces()
  const rule = ownRules(tmpdir()).find(({ id }) => id === 'crash_traces')
  expect(rule?.values).toContain('report: off')
  if (process.platform === 'linux') expect(rule).toMatchObject({ values: ['core: 0', 'report: off'], holds: true })
})

test('through the contract: the page notes, whoever is in reads', async () => {
  const { api, dispose } = await createTestCore()
  await api.guarantees.notePolicy({ directive: 'img-src', target: 'https://contoh.invalid', tested: false })
  await api.guarantees.notePolicy({ directive: 'script-src', target: 'inline', tested: true })
  expect(await api.guarantees.attempts()).toMatchObject([
    { kind: 'page_policy', target: 'script-src inline', tested: true },
    { kind: 'page_policy', target: 'https://contoh.invalid', tested: false },
  ])
  expect((await api.guarantees.rules()).map(({ id }) => id)).toEqual(['core_connections', 'crash_traces', 'file_modes'])
  await api.vault.lock()
  await expect(api.guarantees.rules()).rejects.toMatchObject({ code: 'vault_locked' })
  await api.guarantees.notePolicy({ directive: 'img-src', target: 'inline', tested: false })
  await dispose()
})
