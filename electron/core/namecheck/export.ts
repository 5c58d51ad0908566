import type { EntryFilter, NameEntry, NameList } from '#shared/namecheck/model.ts'
import { reasonText, VERDICTS } from '#shared/namecheck/reason-words.ts'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { momentText } from '#shared/words/date-words.ts'
import type { Renderer } from '../documents/render.ts'
import type { Session } from '../kernel/session.ts'
import { type WorkbookCell, type WorkbookSheet, writeWorkbook } from '../kernel/xlsx.ts'
import { type LeavingPorts, saveOutside, textsOf } from '../reports/leaving.ts'
import { readSettings } from '../settings/service.ts'
import { searchEntries } from './repository.ts'

type Deps = Readonly<{ session: Session; ports: LeavingPorts; renderer: Renderer }>
type Wanted = Readonly<{ list: NameList; format: 'xlsx' | 'pdf'; filter: EntryFilter }>

const FILTERS = {
  all: 'Semua nama',
  open: 'Belum diputus',
  same: 'Orang yang sama',
  different: 'Bukan orang yang sama',
  unsure: 'Belum pasti',
  no_candidate: 'Tanpa padanan',
} as const satisfies Record<EntryFilter, string>

const CAVEAT =
  'Kecocokan nama bukan bukti pelanggaran. Setiap kecocokan wajib diperiksa pada sumbernya sebelum ditindaklanjuti.'

/** Writes the list with its candidates and decisions. Errors as declared by the contract, and `reporter_leak`. */
export async function exportList(deps: Deps, { list, format, filter }: Wanted): Promise<{ savedAs: string | null }> {
  const { session, ports } = deps
  const entries = allEntries(session, list, filter)
  const rows = entries.map(rowOf)
  const bytes =
    format === 'xlsx'
      ? await writeWorkbook(sheetsOf(deps, list, { rows, filter }))
      : await pdfOf(deps, list, { entries, filter })
  const savedAs = await saveOutside(session, ports, {
    kind: 'table',
    subject: list.id,
    name: `Periksa nama ${list.title}.${format}`,
    texts: textsOf('daftar nama', [list.title, rows]),
    fill: (file) => file.writeFile(bytes),
  })
  if (savedAs !== null)
    session.commit(
      { action: 'namecheck.exported', subject: list.id, details: { format, filter, names: entries.length } },
      () => undefined,
    )
  return { savedAs }
}

const PAGE = 200

function allEntries({ db }: Session, { id }: NameList, filter: EntryFilter): NameEntry[] {
  const entries: NameEntry[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = searchEntries(db, { id, filter, search: '', offset, limit: PAGE })
    entries.push(...page.entries)
    if (entries.length >= page.total || page.entries.length === 0) return entries
  }
}

const COLUMNS: WorkbookSheet['columns'] = [
  { header: 'Baris', width: 8 },
  { header: 'Nama pada daftar', width: 32 },
  { header: 'Tanggal lahir', width: 14 },
  { header: 'Tempat lahir', width: 18 },
  { header: 'Keterangan', width: 24, wrap: true },
  { header: 'Kecocokan (0–100)', width: 12 },
  { header: 'Pegawai', width: 34 },
  { header: 'NIP', width: 24 },
  { header: 'Jabatan', width: 28, wrap: true },
  { header: 'Unit kerja', width: 28, wrap: true },
  { header: 'Alasan kecocokan', width: 44, wrap: true },
  { header: 'Padanan lain', width: 44, wrap: true },
  { header: 'Putusan', width: 22 },
  { header: 'Catatan', width: 32, wrap: true },
  { header: 'Diputus oleh', width: 22 },
  { header: 'Laporan', width: 14 },
]

/** The person decided upon, else the likest. */
const shownOf = ({ candidates, decision }: NameEntry) =>
  candidates.find(({ employeeId }) => employeeId === decision?.employeeId) ?? candidates[0] ?? null

function rowOf(entry: NameEntry): WorkbookCell[] {
  const { named, decision, candidates, report } = entry
  const shown = shownOf(entry)
  const others = candidates.filter((one) => one !== shown)
  return [
    entry.row,
    named.name,
    named.birthDay ? { day: named.birthDay } : null,
    named.birthPlace,
    named.source,
    shown?.score ?? null,
    shown ? fullName(shown.person) : '',
    shown ? formatNip(shown.person.nip) : '',
    shown?.person.position ?? '',
    shown?.person.office ?? '',
    shown?.reasons.map(reasonText).join('; ') ?? '',
    others.map(({ person, score }) => `${fullName(person)} (${score})`).join('; '),
    decision ? VERDICTS[decision.verdict] : '',
    decision?.note ?? '',
    decision?.by ?? '',
    report?.number ?? '',
  ]
}

type Shown = Readonly<{ rows: readonly WorkbookCell[][]; filter: EntryFilter }>

function sheetsOf({ session }: Deps, list: NameList, { rows, filter }: Shown): WorkbookSheet[] {
  const facts = factsOf(session, list, filter)
  return [
    { name: 'Hasil', columns: COLUMNS, rows },
    {
      name: 'Ringkasan',
      columns: [
        { header: 'Perihal', width: 30 },
        { header: 'Isi', width: 80, wrap: true },
      ],
      rows: [...facts, ['Perhatian', CAVEAT]],
    },
  ]
}

function factsOf(session: Session, list: NameList, filter: EntryFilter): [string, string | number][] {
  const { zone } = readSettings(session.db)
  return [
    ['Daftar', list.title],
    ['Asal', list.origin],
    ['Disimpan', `${momentText({ at: list.createdAt, zone })}, oleh ${list.createdBy}`],
    [
      'Dicocokkan',
      list.matchedAt ? `${momentText({ at: list.matchedAt, zone })}, dengan ${list.comparedWith} pegawai` : 'belum',
    ],
    ['Nama', list.entries],
    ['Ada padanan', list.withCandidates],
    ['Diputus', list.decided],
    ['Orang yang sama', list.same],
    ['Belum pasti', list.unsure],
    ['Isi laporan ini', FILTERS[filter]],
  ]
}

async function pdfOf(
  { session, renderer }: Deps,
  list: NameList,
  { entries, filter }: Readonly<{ entries: readonly NameEntry[]; filter: EntryFilter }>,
): Promise<Uint8Array> {
  const { agency, government, paper } = readSettings(session.db)
  const check = {
    title: list.title,
    agency: [government, agency].filter(Boolean).join(' · '),
    paper,
    facts: factsOf(session, list, filter).map(([label, value]) => [label, String(value)]),
    caveat: CAVEAT,
    rows: entries.map((entry) => {
      const shown = shownOf(entry)
      return {
        row: String(entry.row),
        name: [entry.named.name, entry.named.birthDay?.split('-').reverse().join('-'), entry.named.source]
          .filter(Boolean)
          .join('\n'),
        score: shown ? String(shown.score) : '–',
        person: shown
          ? [fullName(shown.person), formatNip(shown.person.nip), shown.person.office].filter(Boolean).join('\n')
          : 'Tidak ada padanan',
        reasons: shown?.reasons.map(reasonText).join('; ') ?? '',
        verdict: entry.decision
          ? [VERDICTS[entry.decision.verdict], entry.decision.note, entry.decision.by].filter(Boolean).join('\n')
          : 'Belum diputus',
      }
    }),
  }
  return (await renderer.render({ template: 'name-check', data: { check }, images: [] })).pdf
}
