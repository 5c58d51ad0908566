import type { Page } from '@playwright/test'
import type { Person } from '#shared/people/model.ts'
import { aPerson } from '#tests/support/builders.ts'
import { pngBytes } from '#tests/support/sample-bytes.ts'
import { anOpenVault } from './a-case.ts'
import { expect, type Fixtures } from './fixtures.ts'
import { classificationOf } from './page-models/classification.ts'
import { filesInto } from './page-models/files.ts'
import { shellOf } from './page-models/shell.ts'

export const SUBJECT = aPerson({ name: 'Rangga Sasmaya', position: 'Penata Kelola Contoh' })
export const OFFICIAL = aPerson({ name: 'Sekar Contohwati', nip: '198002302008012000', position: 'Bupati Contoh Raya' })
const TEAM: readonly (readonly [name: string, element: string])[] = [
  ['Gending Maheswari', 'Atasan langsung'],
  ['Bagas Contohsono', 'Unsur pengawasan'],
  ['Tirta Contohyasa', 'Unsur kepegawaian'],
]

/** An open vault with a monitoring team and a register: what other specs make through the page. */
export async function anOffice({ api }: Pick<Fixtures, 'api'>) {
  await anOpenVault({ api })
  const members = [{ name: 'Badu Pengamat', role: 'Ketua', office: '' }]
  await api.monitoring.saveTeam({ id: null, team: { name: 'Tim Contoh', decree: '', active: true, members } })
  const register = (person: Person) => api.people.create({ person, birthDay: null, validFrom: '2020-01-01' as never })
  await register(SUBJECT)
  await register(OFFICIAL)
  for (const [at, [name]] of TEAM.entries())
    await register(aPerson({ name, nip: `19750230200001${at + 1}000`, rank: 'Pembina (IV/a)' }))
}

/** A finding of the team, by quick entry; then its telaah with the evidence, up to a case. */
export async function fromFindingToCase(app: Page) {
  await shellOf(app).go('Laporan')
  await app.getByRole('link', { name: 'Catat temuan beruntun' }).click()
  await app.getByRole('combobox', { name: 'Tim pemantau' }).click()
  await app.getByRole('option', { name: 'Tim Contoh' }).click()
  await app.getByLabel('Dilihat oleh').fill('Badu Pengamat')
  await app.getByLabel('Akun', { exact: true }).fill('@rangga.contoh')
  await app.keyboard.press('Enter')
  await expect(app.getByText('1 temuan tersimpan pada sesi ini')).toBeVisible()
  // What is like the one just typed may be listed above by now, and that is the very same.
  await app.getByRole('table').getByRole('link', { name: /^L-/ }).click()
  await filesInto(app).choose([{ name: 'tangkapan.png', mimeType: 'image/png', bytes: pngBytes(40, 30) }])
  await expect(app.getByText('1 bukti')).toBeVisible()
  await app.getByRole('button', { name: 'Jadikan perkara' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByLabel('Judul perkara').fill('Dugaan dukungan kepada calon')
  await takeFromRegister(app, SUBJECT.name)
  await dialog.getByRole('button', { name: 'Jadikan perkara' }).click()
  await expect(app.getByRole('heading', { level: 1 })).toContainText('Dugaan dukungan kepada calon')
  await expect(app.getByText('Penata Kelola Contoh, Dinas Contoh')).toBeVisible()
}

export async function takeFromRegister(app: Page, name: string) {
  const dialog = app.getByRole('dialog')
  await dialog.getByLabel('Ambil dari data kepegawaian').fill(name.slice(0, 6))
  await app.getByRole('option').filter({ hasText: name }).click()
  await expect(dialog.getByLabel('Nama tanpa gelar')).toHaveValue(name)
}

export async function formTeam(app: Page) {
  for (const [name, element] of TEAM) {
    await app.getByRole('button', { name: 'Tambah anggota' }).click()
    const dialog = app.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Unsur' }).click()
    await app.getByRole('option', { name: element, exact: true }).click()
    await takeFromRegister(app, name)
    await dialog.getByRole('button', { name: 'Simpan anggota' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
}

/** On the tab Klasifikasi: a like for the account of a named candidate, and the reading chosen for it. */
export async function classifyLike(app: Page) {
  const classification = classificationOf(app)
  await classification.recordAct({
    ...{ day: '10/1/2026', hour: '19', minute: '15', deed: 'Menyukai', status: 'Calon' },
    description: 'Menyukai unggahan akun pemenangan.',
    statusBasis: 'Keputusan KPU Nomor 000',
  })
  await classification.choose(/pemenangan calon,/, 'Akun pemenangan calon yang sudah ditetapkan; lihat B-1.')
}
