import type { contract } from '#shared/contract.ts'
import type { Right } from './model.ts'

/** `anyone`: also while locked. `signed_in`: whoever has unlocked. A list: whoever holds one of these rights. */
export type Access = 'anyone' | 'signed_in' | readonly Right[]

type PathsOf<Router, Prefix extends string = ''> = {
  [Key in keyof Router & string]: Router[Key] extends { '~orpc': unknown }
    ? `${Prefix}${Key}`
    : PathsOf<Router[Key], `${Prefix}${Key}.`>
}[keyof Router & string]
/** Every procedure of the contract, as `feature.procedure`. */
export type ProcedurePath = PathsOf<typeof contract>

/** Who reads the files of the cases. An admin alone, and a keeper of reporters alone, do not. */
const READERS = ['intake', 'examiner', 'team_lead', 'leader'] as const
/** Who brings in and describes what came. */
const RECEIVERS = ['intake', 'examiner', 'team_lead'] as const
/** Who works on a case. */
const EXAMINERS = ['examiner', 'team_lead'] as const
/** Who puts a decision on record. */
const LEADS = ['team_lead'] as const
/** Whoever opens a reporter must find the report. */
const REPORT_READERS = [...READERS, 'reporter_keeper'] as const
/** The trail is also how an admin is asked what happened. */
const TRAIL_READERS = [...READERS, 'admin'] as const
const ADMINS = ['admin'] as const
/** Who brings the vault to safety and looks after its files. */
const KEEPERS_OF_COPIES = [...EXAMINERS, 'admin'] as const
/** Rules decide cases: who leads the examinations answers for them. */
const KEEPERS_OF_RULES = ['team_lead', 'admin'] as const
const KEEPERS = ['reporter_keeper'] as const

/**
 * Who may call what: one line for every procedure of the contract, enforced by the core for each call on every transport
 * (`electron/core/users/permit.ts`) and mirrored by the page (`useMay`). A procedure without a line does not compile, and
 * is refused.
 */
export const ACCESS = {
  'app.info': 'anyone',
  'app.changes': 'anyone',

  'guarantees.rules': 'signed_in',
  'guarantees.attempts': 'signed_in',
  // The page must be able to tell what it was kept from before anybody has unlocked.
  'guarantees.notePolicy': 'anyone',

  'vault.status': 'anyone',
  'vault.create': 'anyone',
  'vault.unlock': 'anyone',
  'vault.unlockWithRecovery': 'anyone',
  'vault.lock': 'anyone',
  'vault.openSample': 'anyone',
  'vault.leaveSample': 'anyone',
  'vault.confirmRecoveryKit': ADMINS,
  'vault.saveRecoveryKit': ADMINS,
  'vault.changePassword': 'signed_in',
  'vault.keyStatus': ADMINS,
  'vault.rotateKeys': ADMINS,

  'users.list': 'signed_in',
  'users.add': ADMINS,
  'users.update': ADMINS,
  'users.makeKeeper': ['reporter_keeper'],
  'users.resetPassword': ADMINS,
  'users.disable': ADMINS,

  'settings.get': 'signed_in',
  'settings.update': ADMINS,
  'settings.setLogo': ADMINS,

  'drafts.get': 'signed_in',
  'drafts.put': 'signed_in',
  'drafts.discard': 'signed_in',

  'reports.list': REPORT_READERS,
  'reports.get': REPORT_READERS,
  'reports.register': RECEIVERS,
  'reports.update': RECEIVERS,
  'reports.revealReporter': KEEPERS,
  'reports.disclose': KEEPERS,
  'reports.listDisclosures': REPORT_READERS,
  'reports.openDisclosure': KEEPERS,
  'reports.listStops': KEEPERS,
  'reports.permitOutput': KEEPERS,
  'reports.accept': EXAMINERS,

  'decisions.ofCase': READERS,
  'decisions.sanctions': READERS,
  'decisions.advise': EXAMINERS,
  'decisions.make': LEADS,
  'decisions.replace': LEADS,
  'decisions.record': EXAMINERS,
  'decisions.withdrawEvent': EXAMINERS,
  'decisions.precedents': READERS,
  'decisions.exportRecord': READERS,

  'statistics.overview': READERS,
  'statistics.get': READERS,
  'statistics.export': READERS,
  'statistics.timeline': READERS,

  'search.find': READERS,

  'reports.inbox': REPORT_READERS,
  'reports.similar': RECEIVERS,
  'reports.context': READERS,
  'reports.acceptInto': EXAMINERS,
  'reports.merge': RECEIVERS,
  'reports.unmerge': RECEIVERS,
  'reports.close': EXAMINERS,
  'reports.reopen': EXAMINERS,
  'reports.recordFollowUp': EXAMINERS,

  'monitoring.teams': READERS,
  'monitoring.saveTeam': RECEIVERS,

  'tables.open': RECEIVERS,
  'tables.view': RECEIVERS,
  'tables.close': RECEIVERS,

  'people.search': READERS,
  'people.get': READERS,
  'people.asOf': READERS,
  'people.create': RECEIVERS,
  'people.update': RECEIVERS,
  'people.preview': RECEIVERS,
  'people.import': RECEIVERS,
  'people.addAccount': RECEIVERS,
  'people.proveAccount': EXAMINERS,
  'people.withdrawAccount': EXAMINERS,

  'namecheck.lists': READERS,
  'namecheck.get': READERS,
  'namecheck.create': RECEIVERS,
  'namecheck.match': RECEIVERS,
  'namecheck.entries': READERS,
  'namecheck.decide': EXAMINERS,
  'namecheck.makeReport': EXAMINERS,
  'namecheck.export': READERS,

  'cases.views': READERS,
  'cases.saveView': READERS,
  'cases.removeView': READERS,
  'cases.list': READERS,
  'cases.page': READERS,
  'cases.get': READERS,
  'cases.open': EXAMINERS,
  'cases.rename': EXAMINERS,
  'cases.setAllegation': EXAMINERS,
  'cases.addSubject': EXAMINERS,
  'cases.updateSubject': EXAMINERS,
  'cases.moveTo': EXAMINERS,

  'evidence.list': READERS,
  'evidence.page': READERS,
  'evidence.listByIds': READERS,
  'evidence.get': READERS,
  'evidence.beginImport': RECEIVERS,
  'evidence.beginBatch': RECEIVERS,
  'evidence.importProgress': RECEIVERS,
  'evidence.cancelImport': RECEIVERS,
  // Looking leaves its line in the custody, whoever looks.
  'evidence.noteViewed': READERS,
  'evidence.describe': RECEIVERS,
  'evidence.verify': READERS,
  'evidence.withdraw': EXAMINERS,
  'evidence.restore': EXAMINERS,
  'evidence.exportOriginal': EXAMINERS,

  'annotation.load': READERS,
  'annotation.save': EXAMINERS,
  'annotation.listRevisions': READERS,
  'annotation.loadRevision': READERS,
  'annotation.exportFlattened': EXAMINERS,

  'interviews.list': READERS,
  'interviews.get': READERS,
  'interviews.listRecordings': READERS,
  'interviews.prepare': EXAMINERS,
  'interviews.update': EXAMINERS,
  'interviews.start': EXAMINERS,
  'interviews.markAbsent': EXAMINERS,
  'interviews.pause': EXAMINERS,
  'interviews.resume': EXAMINERS,
  'interviews.finish': EXAMINERS,
  'interviews.beginReadBack': EXAMINERS,
  'interviews.concludeReadBack': EXAMINERS,
  'interviews.conclude': EXAMINERS,
  'interviews.addExchange': EXAMINERS,
  'interviews.saveExchange': EXAMINERS,
  'interviews.removeExchange': EXAMINERS,
  'interviews.restoreExchange': EXAMINERS,
  'interviews.moveExchange': EXAMINERS,
  'interviews.linkEvidence': EXAMINERS,
  'interviews.confirmExchange': EXAMINERS,
  'interviews.correctExchange': EXAMINERS,
  'interviews.startRecording': EXAMINERS,
  'interviews.appendChunk': EXAMINERS,
  'interviews.endRecording': EXAMINERS,

  'documents.list': READERS,
  'documents.get': READERS,
  'documents.preview': READERS,
  'documents.draft': EXAMINERS,
  'documents.update': EXAMINERS,
  'documents.finalize': EXAMINERS,
  'documents.discardDraft': EXAMINERS,
  'documents.exportPdf': ['examiner', 'team_lead', 'leader'],

  'signing.identities.list': READERS,
  'signing.createIdentity': EXAMINERS,
  'signing.caCertificate': 'signed_in',
  'signing.exportCa': [...EXAMINERS, 'admin'],
  'signing.inspectPkcs12': EXAMINERS,
  'signing.sign': EXAMINERS,
  'signing.refuse': EXAMINERS,
  'signing.status': READERS,
  'signing.acceptReturned': EXAMINERS,
  'signing.verifyUpload': 'signed_in',
  'signing.roots.list': 'signed_in',
  'signing.roots.add': ADMINS,
  'signing.roots.remove': ADMINS,

  'audit.list': TRAIL_READERS,
  'audit.head': 'signed_in',
  'audit.verify': TRAIL_READERS,
  // Whoever is in must see that something is gone.
  'audit.anchors': 'signed_in',
  'audit.rollback': 'signed_in',
  'audit.checkHead': 'signed_in',
  'audit.acknowledgeRollback': ADMINS,
  'audit.exportLog': ['team_lead', 'leader', 'admin'],

  'classification.acts': READERS,
  'classification.summary': READERS,
  'classification.readings': READERS,
  'classification.priors': READERS,
  'classification.record': EXAMINERS,
  'classification.update': EXAMINERS,
  'classification.withdraw': EXAMINERS,
  'classification.choose': EXAMINERS,
  'classification.addPrior': EXAMINERS,
  'classification.withdrawPrior': EXAMINERS,

  'team.get': READERS,
  'team.save': EXAMINERS,
  'team.checkSigner': READERS,

  'rules.catalogue': 'signed_in',
  'rules.history': 'signed_in',
  'rules.put': KEEPERS_OF_RULES,
  'rules.retire': KEEPERS_OF_RULES,
  'rules.undo': KEEPERS_OF_RULES,
  'rules.signers': KEEPERS_OF_RULES,
  'rules.distrust': KEEPERS_OF_RULES,
  'rules.exportPack': KEEPERS_OF_RULES,
  'rules.previewPack': KEEPERS_OF_RULES,
  'rules.takePack': KEEPERS_OF_RULES,

  'backup.overview': 'signed_in',
  'backup.configure': ADMINS,
  'backup.putOff': 'signed_in',
  // What is backed up stays sealed: whoever works may bring it to safety.
  'backup.start': KEEPERS_OF_COPIES,
  'backup.watch': 'signed_in',
  'backup.cancel': KEEPERS_OF_COPIES,
  'backup.prune': ADMINS,
  // Also before unlock, where the backup's own password is asked; once somebody is in, restoring takes an admin.
  'backup.targets': 'anyone',
  'backup.chooseTarget': 'anyone',
  'backup.listSets': 'anyone',
  'backup.verify': 'anyone',
  'backup.prepareRestore': 'anyone',
  'backup.prepared': 'anyone',
  'backup.discardPrepared': 'anyone',
  'backup.switchToPrepared': 'anyone',
  'backup.kept': 'anyone',
  'backup.bringBack': 'anyone',
  'backup.snapshots': 'anyone',
  'backup.compareSnapshot': 'anyone',
  'backup.restoreSnapshot': 'anyone',

  'bundles.address': 'signed_in',
  'bundles.contacts': KEEPERS_OF_COPIES,
  'bundles.forget': KEEPERS_OF_COPIES,
  'bundles.send': EXAMINERS,
  'bundles.arrive': KEEPERS_OF_COPIES,
  'bundles.open': KEEPERS_OF_COPIES,
  'bundles.receive': KEEPERS_OF_COPIES,
  'bundles.discard': KEEPERS_OF_COPIES,
  'bundles.ofCase': READERS,

  'integrity.overview': TRAIL_READERS,
  'integrity.watch': TRAIL_READERS,
  'integrity.start': KEEPERS_OF_COPIES,
  'integrity.pause': KEEPERS_OF_COPIES,
  'integrity.reportPower': 'signed_in',
  'integrity.broken': TRAIL_READERS,
  'integrity.quarantine': TRAIL_READERS,
  'integrity.repair': ['team_lead', 'admin'],

  'procedure.ofCase': READERS,
  'procedure.check': READERS,
  'procedure.record': EXAMINERS,
  'procedure.withdraw': EXAMINERS,
  'procedure.setCourse': EXAMINERS,

  'deadlines.ofCase': READERS,
  'deadlines.reminders': READERS,
  'deadlines.override': EXAMINERS,
  'deadlines.setWeek': EXAMINERS,
  'deadlines.exportCalendar': ['examiner', 'team_lead', 'leader'],

  'calendar.get': 'signed_in',
  'calendar.history': 'signed_in',
  // Holidays move every deadline: whoever answers for the rules answers for them too.
  'calendar.setWeek': KEEPERS_OF_RULES,
  'calendar.saveYear': KEEPERS_OF_RULES,
} as const satisfies Record<ProcedurePath, Access>

/** What `/media/<id>` gives, by what lies behind the id. `shown_once`: previews and the recovery kit. */
export const MEDIA_ACCESS = {
  shown_once: [...READERS, 'admin'],
  evidence: READERS,
  document: READERS,
  logo: 'signed_in',
} as const satisfies Record<string, Access>

/** `rights` null: nobody has unlocked. */
export function allows(access: Access, rights: readonly Right[] | null): boolean {
  if (access === 'anyone') return true
  if (rights === null) return false
  return access === 'signed_in' || access.some((right) => rights.includes(right))
}

const TABLE: Readonly<Record<string, Access>> = ACCESS

/** Null for what is not in the contract. */
export const accessTo = (path: string): Access | null => (Object.hasOwn(TABLE, path) ? (TABLE[path] ?? null) : null)

export const mayCall = (path: ProcedurePath, rights: readonly Right[] | null): boolean => allows(ACCESS[path], rights)
