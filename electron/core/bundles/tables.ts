/** A table of the vault whose rows go along with a case. */
export type Carried = Readonly<{
  table: string
  /** Which rows belong to the case `:case`; asked of the vault when sending and of the extract when receiving. */
  rows: string
  /** A running number of the vault itself: left out where the rows arrive, given anew in the same order. */
  serial?: string
  /** How a reader would call the place, for the leak check; never text out of the row itself. */
  place: string
  /** A column with a number or position of ours that tells the place more closely. */
  label?: string
}>

const REPORTS = 'SELECT id FROM reports WHERE case_id = :case'
const EVIDENCE = `SELECT id FROM evidence WHERE case_id = :case OR report_id IN (${REPORTS})`
const INTERVIEWS = 'SELECT id FROM interviews WHERE case_id = :case'
const DOCUMENTS = 'SELECT id FROM documents WHERE case_id = :case'
const OF_CASE = 'case_id = :case'
const OF_REPORTS = `report_id IN (${REPORTS})`
const OF_EVIDENCE = `evidence_id IN (${EVIDENCE})`
const OF_INTERVIEWS = `interview_id IN (${INTERVIEWS})`
const OF_DOCUMENTS = `document_id IN (${DOCUMENTS})`

/** The sealed files of a case. */
export const BLOBS = `SELECT blob_id FROM evidence WHERE id IN (${EVIDENCE})
  UNION SELECT blob_id FROM document_revisions WHERE ${OF_DOCUMENTS}`

/** What goes along, table by table. */
export const CARRIED: readonly Carried[] = [
  { table: 'cases', rows: 'id = :case', place: 'data perkara' },
  { table: 'subjects', rows: OF_CASE, place: 'identitas terlapor' },
  { table: 'reports', rows: OF_CASE, place: 'laporan', label: 'number' },
  { table: 'follow_ups', rows: OF_REPORTS, place: 'tindak lanjut laporan' },
  { table: 'evidence', rows: `id IN (${EVIDENCE})`, place: 'keterangan bukti', label: 'number' },
  { table: 'custody', rows: OF_EVIDENCE, serial: 'id', place: 'riwayat bukti' },
  { table: 'annotation_revisions', rows: OF_EVIDENCE, place: 'anotasi bukti' },
  { table: 'interviews', rows: OF_CASE, place: 'data pemeriksaan' },
  { table: 'interview_moments', rows: OF_INTERVIEWS, serial: 'id', place: 'jalannya pemeriksaan' },
  { table: 'recordings', rows: OF_INTERVIEWS, place: 'data rekaman' },
  { table: 'exchanges', rows: OF_INTERVIEWS, place: 'tanya jawab', label: 'position' },
  {
    table: 'exchange_evidence',
    rows: `exchange_id IN (SELECT id FROM exchanges WHERE ${OF_INTERVIEWS})`,
    place: 'bukti pada tanya jawab',
  },
  { table: 'documents', rows: OF_CASE, place: 'isian naskah' },
  { table: 'document_revisions', rows: OF_DOCUMENTS, place: 'naskah' },
  { table: 'refusals', rows: OF_DOCUMENTS, place: 'penolakan tanda tangan' },
  { table: 'rule_pins', rows: OF_CASE, place: 'aturan yang dipakai' },
  { table: 'acts', rows: OF_CASE, place: 'uraian perbuatan' },
  { table: 'classifications', rows: OF_CASE, place: 'klasifikasi' },
  {
    table: 'prior_sanctions',
    rows: `case_id = :case OR id IN (SELECT prior_id FROM decisions WHERE ${OF_CASE})`,
    place: 'hukuman terdahulu',
  },
  { table: 'case_teams', rows: OF_CASE, place: 'tim pemeriksa' },
  { table: 'procedure_steps', rows: OF_CASE, place: 'tahapan perkara' },
  { table: 'procedure_courses', rows: OF_CASE, serial: 'seq', place: 'jalur perkara' },
  { table: 'work_weeks', rows: OF_CASE, serial: 'seq', place: 'hari kerja perkara' },
  { table: 'deadline_overrides', rows: OF_CASE, serial: 'seq', place: 'tenggat yang diganti' },
  { table: 'decisions', rows: OF_CASE, place: 'keputusan' },
  {
    table: 'decision_events',
    rows: `decision_id IN (SELECT id FROM decisions WHERE ${OF_CASE})`,
    place: 'peristiwa keputusan',
  },
  {
    table: 'counters',
    rows: `series = 'exhibit-' || :case OR series IN (SELECT 'derived-' || id FROM evidence WHERE id IN (${EVIDENCE}))`,
    place: 'nomor bukti',
  },
  { table: 'received_bundles', rows: OF_CASE, place: 'asal perkara' },
  {
    table: 'received_entries',
    rows: `bundle_id IN (SELECT bundle_id FROM received_bundles WHERE ${OF_CASE})`,
    place: 'jejak audit dari brankas asal',
  },
]

/**
 * What stays, and why. Every table of the vault stands here or above: a new one makes a test fail until somebody decides.
 * `blobs` and `audit_log` are written to the extract in a form of their own (extract.ts).
 */
export const LEFT_BEHIND = {
  'the reporter': ['reporters', 'reporter_terms', 'reporter_disclosures', 'reporter_stops', 'report_keys'],
  'secrets and people of the vault': ['meta', 'users', 'signing_keys', 'local_ca', 'identities', 'rule_key', 'drafts'],
  'the log of the vault as a whole': ['audit_checkpoints', 'audit_subjects'],
  'what the office knows and decides for all cases': [
    'settings',
    'trusted_roots',
    'rule_changes',
    'rule_signers',
    'bundle_signers',
    'calendar_versions',
    'monitoring_teams',
    'employees',
    'employee_history',
    'employee_accounts',
    'column_mappings',
    'name_lists',
    'name_entries',
    'name_candidates',
    'name_decisions',
    'saved_views',
    'backup_settings',
    'backup_runs',
  ],
  'what can be made anew': [
    'search_dirty',
    'search_entries',
    'search_texts',
    'search_names',
    'search_terms',
    'blob_checks',
  ],
  'a recording that still runs, which is refused': ['recording_chunks'],
} as const
