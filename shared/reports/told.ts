import type { TextPath } from '#shared/kernel/text-paths.ts'
import type { ProcedurePath } from '#shared/users/rights.ts'

type Left = Partial<Record<ProcedurePath, readonly string[]>>

/** Questions: nothing of them is kept. The name of a table is looked at where its rows are taken over. */
export const ASKED: readonly ProcedurePath[] = [
  'cases.list',
  'cases.page',
  'search.find',
  'classification.priors',
  'procedure.check',
  'decisions.advise',
  'decisions.precedents',
  'tables.open',
]

/** Sealed before it is stored. */
const SEALED: Left = { 'reports.register': ['reporter'], 'reports.disclose': ['data'] }

/**
 * Somebody by his name, and his own account, in another role than that of a reporter. A refusal would hinder the case and tell
 * by itself that he reported.
 */
const PERSONS: Left = {
  'vault.create': ['ownerName'],
  'users.add': ['name', 'position'],
  'users.update': ['name', 'position'],
  'reports.register': ['data.suspectName', 'data.suspectNip'],
  'reports.update': ['data.suspectName', 'data.suspectNip'],
  'reports.accept': ['subjects'],
  'cases.open': ['subjects'],
  'cases.addSubject': ['person'],
  'cases.updateSubject': ['person'],
  'interviews.prepare': ['participants'],
  'interviews.update': ['participants'],
  'signing.createIdentity': ['name', 'nip', 'position'],
  'signing.refuse': ['witnesses'],
  'classification.addPrior': ['nip', 'name'],
  'team.save': ['team.members.*.person'],
  'decisions.make': ['decision.official'],
  'decisions.replace': ['decision.official'],
  'monitoring.saveTeam': ['team.members'],
  'people.create': ['person'],
  'people.update': ['person'],
  'people.addAccount': ['account', 'url'],
}

/**
 * Kept with every few keystrokes and printed: looked at before it becomes final and before it leaves, with the place named. What
 * was said at a hearing is written down as it was said.
 */
const PRINTED: Left = {
  'interviews.addExchange': ['question'],
  'interviews.saveExchange': ['question', 'answer'],
  'interviews.correctExchange': ['answer'],
  'interviews.concludeReadBack': ['statement'],
  'documents.update': ['fields'],
  'settings.update': ['government', 'agency', 'agencyShort', 'address', 'contact', 'city', 'numberPattern'],
}

/** Free text that is not looked at when it is stored, by procedure and path. */
export const LEFT_OUT: readonly Left[] = [SEALED, PERSONS, PRINTED]

const isWithin = (left: Left, procedure: string, path: TextPath): boolean =>
  (left[procedure as ProcedurePath] ?? []).some((one) => `${path.join('.')}.`.startsWith(`${one}.`))

/**
 * True for free text that everybody who reads the files or the log will read, and which therefore may not name a reporter:
 * whatever a procedure takes and is not left out above.
 */
export const isTold = (procedure: string, path: TextPath): boolean =>
  !ASKED.includes(procedure as ProcedurePath) && !LEFT_OUT.some((left) => isWithin(left, procedure, path))

/** Fields as the page calls them, by their last key. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  account: 'akun',
  addressedTo: 'ditujukan kepada',
  against: 'terhadap',
  agency: 'instansi',
  article: 'pasal',
  authority: 'dasar kewenangan',
  authorityReason: 'alasan kewenangan',
  capturedBy: 'pengambil tangkapan',
  channel: 'saluran',
  condition: 'syarat',
  decisionNumber: 'nomor keputusan',
  decree: 'surat keputusan tim',
  description: 'uraian',
  device: 'perangkat',
  electionName: 'nama pemilihan',
  endsWith: 'akhir tenggat',
  identityDocument: 'bukti identitas',
  kinship: 'hubungan keluarga',
  name: 'nama',
  narrative: 'uraian laporan',
  norm: 'norma',
  note: 'catatan',
  number: 'nomor',
  office: 'instansi',
  place: 'tempat',
  proof: 'bukti penyampaian',
  reason: 'alasan',
  reference: 'nomor rujukan',
  sanctionTitle: 'jenis hukuman',
  search: 'kata pencarian',
  seenBy: 'nama pemantau',
  source: 'sumber',
  sourceReference: 'nomor surat pengirim',
  startsAt: 'awal tenggat',
  statusBasis: 'dasar status',
  supported: 'pihak yang didukung',
  text: 'uraian pertimbangan',
  title: 'judul',
  url: 'tautan',
  violation: 'pelanggaran',
  what: 'tindak lanjut',
  when: 'keadaan',
}

/** Null for a field without a word. */
export const fieldWord = (path: TextPath): string | null => FIELD_WORDS[path.at(-1) ?? ''] ?? null
