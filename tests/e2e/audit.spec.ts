import { aReport, aReporter } from '#tests/support/builders.ts'
import { aCase, putBack } from './a-case.ts'
import { expect, test } from './fixtures.ts'
import { auditOf } from './page-models/audit.ts'
import { shellOf } from './page-models/shell.ts'

test('every change is listed, can be filtered and looked into', async ({ app, api }) => {
  await aCase({ api })
  await api.reports.register({ data: aReport(), reporter: aReporter() })
  const audit = auditOf(app)
  await shellOf(app).open('/jejak')
  await expect(audit.rows.filter({ hasText: 'Brankas dibuat' })).toContainText('Wening Prabasari')
  await expect(audit.rows.filter({ hasText: 'Laporan dicatat' })).toBeVisible()
  await expect(app.getByText('Larasati')).toHaveCount(0)

  await audit.show('Perkara')
  await expect(audit.rows).toHaveCount(1)
  await expect(audit.rows).toContainText('Perkara dibuka')
  await expect(audit.rows).toContainText('Perkara contoh')
  await audit.search('tidak ada yang begini')
  await expect(app.getByText('Tidak ada catatan yang cocok')).toBeVisible()
  await audit.search('contoh')
  await expect(audit.rows).toHaveCount(1)
  await audit.to('1/1/2020')
  await expect(app.getByText('Tidak ada catatan yang cocok')).toBeVisible()
})

test('an entry opens to its facts, in words, and its hash', async ({ app, api }) => {
  await aCase({ api })
  await api.reports.register({ data: aReport(), reporter: aReporter() })
  const { entries } = await api.audit.list({ action: 'report' })
  const [entry] = entries
  await shellOf(app).open('/jejak')
  await auditOf(app).openRow(entry?.seq ?? 0)
  await expect(app.getByText('Laporan masyarakat', { exact: true })).toBeVisible()
  await expect(app.getByText(entry?.hash.match(/.{1,4}/g)?.join(' ') ?? 'none')).toBeVisible()
})

test('the chain is walked and found whole', async ({ app, api }) => {
  await aCase({ api })
  const audit = auditOf(app)
  await shellOf(app).open('/jejak')
  await expect(app.getByText(/Entri nomor \d+/)).toBeVisible()
  await audit.verify()
  await expect(app.getByText(/^Rantai utuh: \d+ entri saling cocok\.$/)).toBeVisible()
})

test('an older copy of the database is found out when it is opened', async ({ dataDir, app, api }) => {
  await aCase({ api })
  await putBack({ api, dataDir }, () => api.reports.register({ data: aReport(), reporter: null }))

  const audit = auditOf(app)
  await shellOf(app).open('/jejak')
  await expect(audit.rows.filter({ hasText: 'Brankas tampak dikembalikan ke keadaan lama' })).toBeVisible()
  await audit.verify()
  const alert = app.getByRole('alert').filter({ hasText: 'Rantai terputus' })
  await expect(alert).toContainText('salinan yang lebih lama daripada yang pernah dibuka di komputer ini')
  await expect(alert).toContainText('Jangan hapus apa pun')
})
