import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { createCore } from '#electron/core/core.ts'
import { blobFolderOf } from '#electron/core/vault/blob-folder.ts'
import { createExportFolderShell } from '#electron/platform/export-folder.ts'
import { createNodePorts } from '#electron/platform/node-ports.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import type { Api } from '#shared/contract.ts'
import { aPerson } from '#tests/support/builders.ts'
import { aPreparation } from '#tests/support/create-hearing.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { lookIntoSound } from '#tests/support/sound.ts'
import { WHOLE, walkLog } from '#tests/support/streams.ts'
import { test as base, expect } from './fixtures.ts'
import { hearingPage } from './page-models/hearing-page.ts'

const HOST = fileURLToPath(new URL('../support/web-host-child.ts', import.meta.url))
const PASSWORD = 'kata-sandi-uji-padam'

type Host = Readonly<{ child: ChildProcess; url: string; cookie: { name: string; value: string } }>

/** A host as a process of its own, and a core that looks at the vault while no host runs. */
type Killing = Readonly<{
  start(): Promise<Host>
  kill(host: Host): Promise<void>
  inVault<T>(work: (api: Api, read: (id: string) => Promise<Buffer>) => Promise<T>): Promise<T>
}>

const test = base.extend<{ killing: Killing }>({
  killing: async ({ dataDir }, use) => {
    const running = new Set<ChildProcess>()
    const start = async (): Promise<Host> => {
      const child = spawn(process.execPath, [HOST, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
      running.add(child)
      const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
      return { child, ...JSON.parse(value ?? '') }
    }
    const end = async (child: ChildProcess) => {
      if (!running.delete(child)) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const inVault: Killing['inVault'] = async (work) => {
      const ports = createNodePorts({
        dataDir,
        resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
        hostKind: 'cli',
        shell: createExportFolderShell(dataDir),
        workerFile: sourceWorkerFile,
      })
      const core = createCore({ ...ports, kdf: { memoryKiB: 64, passes: 1, lanes: 1 } })
      try {
        const { state } = await core.api.vault.status()
        if (state === 'missing') await core.api.vault.create({ password: PASSWORD, ownerName: 'Wening Prabasari' })
        else await core.api.vault.unlock({ password: PASSWORD })
        const read = async (id: string) =>
          Buffer.from(await (await core.media(new Request(`http://local/media/${id}`))).arrayBuffer())
        return await work(core.api, read)
      } finally {
        await core.close()
      }
    }
    await use({ start, kill: ({ child }) => end(child), inVault })
    for (const child of [...running]) await end(child)
  },
})

/** Lets the page in and unlocks through the form. */
async function enter(page: Page, { url, cookie }: Host, path: string) {
  await page.context().addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Strict' }])
  await page.goto(`${url}#${path}`)
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('killed while a hearing is typed and recorded: what was acknowledged is there', async ({ page, killing }) => {
  test.slow()
  const { caseId, id } = await killing.inVault(async (api) => {
    const opened = await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })
    let ids = 0
    return api.interviews.prepare({
      caseId: opened.id,
      subjectId: opened.subjects[0]!.id,
      ...aPreparation(() => (++ids).toString(16).padStart(32, 'b')),
    })
  })
  const path = `/perkara/${caseId}/pemeriksaan/${id}`
  const first = await killing.start()
  await enter(page, first, path)
  const hearing = hearingPage(page)
  await hearing.start()
  await expect(hearing.recording).toBeVisible()
  await hearing.ask(1, 'Apakah Saudara mendengar?', 'Ya, jelas 👂.')
  await expect(hearing.exchange(1).getByText(/^Tersimpan/)).toBeVisible()
  await hearing.recordedFor(5)
  await killing.kill(first)

  const second = await killing.start()
  await page.goto('about:blank')
  await enter(page, second, path)
  await expect(hearing.answer(1)).toHaveValue('Ya, jelas 👂.')
  await expect(page.getByText('Dijeda', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('dipulihkan', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Dengarkan .*nomor 1$/ }).click()
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0.2)
  await hearing.press('Lanjutkan')
  await expect(hearing.recording).toBeVisible()
  await killing.kill(second)

  await killing.inVault(async (api, read) => {
    const { recordings, exchanges } = await api.interviews.get({ id })
    expect(exchanges).toMatchObject([{ question: 'Apakah Saudara mendengar?', answer: 'Ya, jelas 👂.' }])
    expect(recordings[0]).toMatchObject({ endReason: 'recovered' })
    const sound = await lookIntoSound(await read(recordings[0]?.mediaId ?? ''))
    // Recorded for at least five seconds, of which the last few may be lost.
    expect(sound.duration).toBeGreaterThan(1.5)
    expect(await walkLog(api)).toMatchObject(WHOLE)
  })
})

test('killed during a large import: the small file is there, nothing half-done', async ({ page, killing, dataDir }) => {
  test.slow()
  const caseId = await killing.inVault(
    async (api) => (await api.cases.open({ title: 'Perkara contoh', subjects: [aPerson()] })).id,
  )
  const path = `/perkara/${caseId}/bukti`
  const first = await killing.start()
  await enter(page, first, path)
  const small = pngBytes(64, 64)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Tambah berkas…' }).click()
  await (await choosing).setFiles({ name: 'kecil.png', mimeType: 'image/png', buffer: small })
  await expect(page.getByText('kecil.png').first()).toBeVisible()
  await expect.poll(() => stagedBytes(dataDir)).toBe(0)
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    const part = new Uint8Array(64 * 1024 * 1024)
    transfer.items.add(new File(Array(6).fill(part), 'besar.bin'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => stagedBytes(dataDir), { intervals: [10] }).toBeGreaterThan(1_000_000)
  await killing.kill(first)
  expect(stagedBytes(dataDir)).toBeGreaterThan(0)

  const second = await killing.start()
  await page.goto('about:blank')
  await enter(page, second, path)
  await expect(page.getByText('kecil.png').first()).toBeVisible()
  await expect(page.getByText('besar.bin')).toHaveCount(0)
  await killing.kill(second)
  await killing.inVault(async (api, read) => {
    const kept = await api.evidence.list({ target: { kind: 'case', id: caseId } })
    expect(kept.map(({ originalName, sha256 }) => [originalName, sha256])).toEqual([
      ['kecil.png', createHash('sha256').update(small).digest('hex')],
    ])
    expect((await read(kept[0]?.id ?? '')).equals(small)).toBe(true)
    expect(stagedBytes(dataDir)).toBe(0)
    expect(await walkLog(api)).toMatchObject(WHOLE)
  })
})

/** Bytes of imports under way. */
function stagedBytes(dataDir: string): number {
  const { staging } = blobFolderOf(join(dataDir, 'brankas'))
  return readdirSync(staging).reduce((sum, name) => sum + (statSync(join(staging, name), QUIET)?.size ?? 0), 0)
}
const QUIET = { throwIfNoEntry: false } as const
