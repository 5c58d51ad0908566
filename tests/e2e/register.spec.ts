import { inventPeople } from '#tests/support/people.ts'
import { anOpenVault } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { savedFiles } from './page-models/files.ts'
import { shellOf } from './page-models/shell.ts'
import { checkScreen, dress, LOOKS } from './screen-check.ts'

const PEOPLE = inventPeople(120, 3)
const rowOf = ({ person }: (typeof PEOPLE)[number], at: number) =>
  [
    at + 1,
    at === 5 ? '123' : person.nip,
    `"${person.name}, S.Pd."`,
    person.rank,
    person.position,
    person.office,
    at === 6 ? '31/31/2020' : '01/02/2020',
  ].join(';')
const CSV = ['No;NIP BARU;NAMA;GOL. RUANG;JABATAN;OPD;TMT JABATAN', ...PEOPLE.map(rowOf), '121;;;;;x;'].join('\r\n')

test('from a CSV to a register, a checked name, a report and a file', async ({ app, api, dataDir }) => {
  await anOpenVault({ api })
  await shellOf(app).open('/pegawai')
  await app.getByRole('link', { name: 'Impor data pegawai' }).first().click()

  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Pilih berkas…' }).click()
  await (await chooser).setFiles([
    { name: 'pegawai.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${CSV}`, 'utf16le') },
  ])
  await expect(app.getByText('121 baris data · UTF-16 · dipisah titik koma')).toBeVisible()
  await expect(app.getByRole('combobox', { name: 'Kolom untuk NIP' })).toHaveValue('B · NIP BARU')
  await expect(app.getByRole('combobox', { name: 'Kolom untuk TMT jabatan' })).toHaveValue('G · TMT JABATAN')

  await app.getByRole('button', { name: 'Periksa semua baris' }).click()
  await expect(app.getByText('baris 7, kolom B')).toBeVisible()
  await expect(app.getByText('Tanggal "31/31/2020" tidak terbaca dan dikosongkan.')).toBeVisible()
  await expect(app.getByText('Nama kosong; baris ini tidak diimpor.')).toBeVisible()
  expect((await api.people.search({})).total).toBe(0)
  await app.getByRole('button', { name: 'Impor 120 pegawai' }).click()
  await expect(app.getByText('Selesai: 120 pegawai baru, 0 diperbarui.')).toBeVisible()

  await app.getByRole('link', { name: 'Buka daftar pegawai' }).click()
  const sought = PEOPLE[0]!.person
  await app.getByLabel('Cari nama atau NIP').fill(sought.nip)
  await app.getByRole('link', { name: sought.name }).click()
  await app.getByLabel('Lihat keadaan pada tanggal').fill('5/3/2019')
  await app.keyboard.press('Tab')
  await expect(app.getByText(/Jabatan dan unit kerja baru tercatat sejak 01-02-2020/)).toBeVisible()

  await shellOf(app).go('Periksa nama')
  await app.getByRole('link', { name: 'Daftar baru' }).first().click()
  await app.getByLabel('Nama daftar').fill('Anggota partai contoh')
  await app.getByRole('tab', { name: 'Tempel' }).click()
  await app
    .getByLabel('Nama, satu baris satu orang')
    .fill(`Nama\tPartai\nDrs. H. ${sought.name.toUpperCase()}, M.Si\tPartai Contoh\nQqq Zzz\tPartai Contoh`)
  await app.getByRole('button', { name: 'Baca tempelan' }).click()
  await app.getByRole('button', { name: 'Simpan dan cocokkan' }).click()
  const entry = app.getByRole('article').first()
  await expect(entry).toContainText('100 dari 100')
  await entry.getByLabel('Catatan putusan').fill('Diperlihatkan KTA.')
  await entry
    .getByRole('button', { name: /^Orang ini/ })
    .first()
    .click()
  await app.getByText('Orang yang sama', { exact: true }).first().click()
  await app.getByRole('button', { name: 'Catat sebagai laporan' }).click()
  await shellOf(app).confirm('Catat sebagai laporan')
  await expect(app.getByRole('link', { name: /^Laporan L-/ })).toBeVisible()

  for (const format of ['XLSX', 'PDF']) {
    await app.getByRole('button', { name: `Ekspor ${format}` }).click()
    await expect.poll(() => savedFiles(dataDir, `*.${format.toLowerCase()}`)).toHaveLength(1)
  }
})

test('a subject is taken from the register as on the day of the act', async ({ app, api }) => {
  await anOpenVault({ api })
  const { person } = PEOPLE[1]!
  const made = { person, birthDay: null, validFrom: '2020-01-01' as never }
  const { id } = await api.people.create(made)
  await api.people.update({
    ...made,
    id,
    person: { ...person, position: 'Kepala Contoh' },
    validFrom: '2026-06-01' as never,
  })
  await shellOf(app).open('/perkara/baru')
  await app.getByLabel('Ambil dari data kepegawaian').fill(person.name.slice(0, 6))
  await app.getByRole('option').first().click()
  await expect(app.getByLabel('Jabatan')).toHaveValue('Kepala Contoh')
  await expect(app.getByLabel('Nama tanpa gelar')).toHaveValue(person.name)
})

for (const look of LOOKS)
  test(`the register and the name check look right: ${look.look}`, async ({ app, api }, info) => {
    await app.setViewportSize(look.viewport)
    await anOpenVault({ api })
    const { id } = await api.people.create({
      person: PEOPLE[2]!.person,
      birthDay: PEOPLE[2]!.birthDay,
      validFrom: '2020-01-01' as never,
    })
    await api.people.addAccount({
      employeeId: id,
      platform: 'x',
      account: '@contoh',
      url: '',
      evidenceId: null,
      note: 'Diduga.',
    })
    const base64 = Buffer.from(`Nama\n${PEOPLE[2]!.person.name}\n`).toString('base64')
    const table = await api.tables.open({ purpose: 'names', fileName: 'tempelan', base64 })
    const { list } = await api.namecheck.create({ title: 'Daftar contoh', tableId: table.id, mapping: table.mapping })
    for await (const _ of await api.namecheck.match({ id: list.id }));
    await app.reload()
    await dress(app, look)
    const screens = {
      pegawai: '/pegawai',
      'pegawai-satu': `/pegawai/${id}`,
      'pegawai-impor': '/pegawai/impor',
      'periksa-nama': '/periksa-nama',
      'periksa-nama-satu': `/periksa-nama/${list.id}`,
    }
    for (const [name, path] of Object.entries(screens)) {
      await shellOf(app).open(path)
      await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
      await checkScreen(app, info, { name, look })
    }
  })
