import type {
  InterviewKind,
  InterviewMode,
  InterviewState,
  Moment,
  ParticipantRole,
  ReadBackManner,
  RecordingEnd,
} from '#shared/interviews/model.ts'

export const kindWords = {
  clarification: 'Klarifikasi',
  examination: 'Pemeriksaan',
} as const satisfies Record<InterviewKind, string>

export const modeWords = {
  in_person: 'Tatap muka',
  virtual: 'Virtual',
} as const satisfies Record<InterviewMode, string>

export const roleWords = {
  examiner: 'Pemeriksa',
  team_lead: 'Ketua tim pemeriksa',
  secretary: 'Sekretaris',
  companion: 'Pendamping',
  witness: 'Saksi',
} as const satisfies Record<ParticipantRole, string>

export const stateWords = {
  prepared: 'Disiapkan',
  running: 'Berlangsung',
  paused: 'Dijeda',
  finished: 'Tanya jawab selesai',
  reading_back: 'Dibacakan kembali',
  read: 'Sudah dibacakan',
  concluded: 'Ditutup',
  declined: 'Tidak bersedia',
  absent: 'Tidak hadir',
} as const satisfies Record<InterviewState, string>

export const momentWords = {
  prepared: 'Disiapkan',
  started: 'Dimulai',
  declined: 'Tidak bersedia diperiksa',
  absent: 'Tidak hadir',
  paused: 'Dijeda',
  resumed: 'Dilanjutkan',
  interrupted: 'Terhenti',
  finished: 'Tanya jawab selesai',
  read_back_begun: 'Pembacaan kembali dimulai',
  read_back_concluded: 'Pembacaan kembali selesai',
  concluded: 'Ditutup',
} as const satisfies Record<Moment['kind'], string>

export const mannerWords = {
  read_aloud: 'Dibacakan oleh pemeriksa',
  read_self: 'Dibaca sendiri oleh terperiksa',
} as const satisfies Record<ReadBackManner, string>

export const recordingEndWords = {
  finished: 'selesai',
  paused: 'dijeda',
  device_lost: 'mikrofon terputus',
  recovered: 'dipulihkan',
} as const satisfies Record<RecordingEnd, string>

export const words = {
  cases: 'Perkara',
  hearings: 'Pemeriksaan',
  list: 'Klarifikasi dan pemeriksaan',
  prepare: 'Siapkan pemeriksaan',
  emptyTitle: 'Belum ada klarifikasi atau pemeriksaan',
  emptyBody:
    'Siapkan pemeriksaan untuk mencatat tempat, waktu, kewenangan, dan yang hadir. Tanya jawab dan rekaman suara dimulai setelah identitas dan kesediaan terperiksa dipastikan.',
  open: 'Buka',
  exchanges: (count: number) => `${count} tanya jawab`,
  recorded: (length: string) => `rekaman ${length}`,

  kind: 'Jenis',
  mode: 'Cara',
  subject: 'Terperiksa',
  place: 'Tempat',
  placeVirtual: 'Tempat atau sarana pertemuan virtual',
  scheduled: 'Waktu',
  authority: 'Kewenangan',
  authorityHint:
    'Seperti tertulis pada berita acara, misalnya «wewenang yang ada pada Saya» atau nomor surat perintah.',
  authorityOwn: 'wewenang yang ada pada Saya',
  participants: 'Yang hadir selain terperiksa',
  participantsHint: 'Sekurang-kurangnya satu pemeriksa atau ketua tim sebelum pemeriksaan dimulai.',
  addParticipant: 'Tambah orang',
  removeParticipant: (name: string) => `Hapus ${name || 'orang ini'}`,
  role: 'Peran',
  name: 'Nama',
  titleBefore: 'Gelar depan',
  titleAfter: 'Gelar belakang',
  nip: 'NIP',
  rank: 'Pangkat (gol. ruang)',
  position: 'Jabatan',
  office: 'Unit kerja',
  evidence: 'Bukti yang disiapkan',
  save: 'Simpan',
  cancel: 'Batal',
  edit: 'Ubah persiapan',
  prepared: 'Pemeriksaan disiapkan.',
  saved: 'Perubahan disimpan.',
  missing: 'Lengkapi terperiksa, waktu, dan nama setiap orang yang hadir.',

  start: 'Mulai pemeriksaan',
  startTitle: 'Sebelum pertanyaan pertama',
  startBody: 'Pastikan identitas, kesehatan, dan kesediaan terperiksa. Jawabannya tercatat pada berita acara.',
  identityConfirmed: 'Identitas terperiksa cocok',
  identityDocument: 'Diperiksa dari',
  identityDocumentHint: 'Misalnya KTP atau kartu pegawai',
  healthy: 'Terperiksa menyatakan sehat',
  willingQuestion: 'Apakah terperiksa bersedia diperiksa?',
  willingYes: 'Bersedia',
  willingNo: 'Tidak bersedia',
  note: 'Keterangan',
  noteUnwilling: 'Alasan tidak bersedia',
  noteNeeded: 'Wajib diisi bila identitas belum cocok, terperiksa tidak sehat, atau tidak bersedia.',
  recordNow: 'Langsung rekam suara',
  declineConfirm: 'Catat tidak bersedia',
  declineHint:
    'Penolakan dicatat beserta alasannya dan pemeriksaan berakhir. Penolakan tidak membatalkan kewenangan memeriksa; pemanggilan berikutnya dapat disiapkan.',
  absent: 'Catat tidak hadir',
  absentTitle: 'Terperiksa tidak hadir',
  absentBody: 'Pemeriksaan ini berakhir sebagai tidak hadir. Panggilan kedua disiapkan sebagai pemeriksaan baru.',
  absentReason: 'Keterangan ketidakhadiran',
  noExaminer: 'Tambahkan dahulu pemeriksa atau ketua tim melalui «Ubah persiapan».',
} as const
