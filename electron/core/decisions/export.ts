import type { Decision } from '#shared/decisions/model.ts'
import { SIASN_FIELDS, siasnChecklist, siasnRecordOf } from '#shared/decisions/siasn.ts'
import type { Person } from '#shared/people/model.ts'
import type { Session } from '../kernel/session.ts'
import { writeWorkbook } from '../kernel/xlsx.ts'
import { type LeavingPorts, saveOutside, textsOf } from '../reports/leaving.ts'

type Wanted = Readonly<{ decision: Decision; person: Person; caseNumber: string; format: 'xlsx' | 'json' }>

/** The record in the order of SIASN's fields, with the list of what is still open. Throws `save_failed`, `disk_full`, `reporter_leak`. */
export async function exportSiasn(
  session: Session,
  ports: LeavingPorts,
  { decision, person, caseNumber, format }: Wanted,
): Promise<string | null> {
  const record = siasnRecordOf(decision, person)
  const checklist = siasnChecklist(decision, person)
  const nip = person.nip.replace(/\D/g, '')
  const content = { nip, nama: person.name, hukdis: record, periksa: checklist }
  const bytes = format === 'json' ? Buffer.from(`${JSON.stringify(content, null, 2)}\n`) : await toWorkbook(content)
  return await saveOutside(session, ports, {
    kind: format === 'json' ? 'data' : 'table',
    subject: decision.id,
    name: `idis ${caseNumber} ${decision.number}.${format}`,
    texts: textsOf('rekam hukuman disiplin', content),
    fill: (file) => file.writeFile(bytes),
  })
}

type Content = Readonly<{
  nip: string
  nama: string
  hukdis: Readonly<Record<string, string>>
  periksa: readonly string[]
}>

const toWorkbook = ({ nip, nama, hukdis, periksa }: Content) =>
  writeWorkbook([
    {
      name: 'hukdis',
      columns: ['nip', 'nama', ...SIASN_FIELDS].map((header) => ({ header, width: 20, wrap: header === 'keterangan' })),
      rows: [[nip, nama, ...SIASN_FIELDS.map((field) => hukdis[field] ?? '')]],
    },
    {
      name: 'periksa',
      columns: [{ header: 'Yang masih perlu', width: 90, wrap: true }],
      rows: periksa.map((line) => [line]),
    },
  ])
