/** Addresses of the screens; the router in routes.tsx reads the same shapes. */
export const paths = {
  home: '/',
  reports: '/laporan',
  newReport: '/laporan/baru',
  report: (id: string) => `/laporan/${id}`,
  cases: '/perkara',
  newCase: '/perkara/baru',
  receiveCase: '/perkara/terima',
  case: (id: string, tab: CaseTab = 'ikhtisar') => (tab === 'ikhtisar' ? `/perkara/${id}` : `/perkara/${id}/${tab}`),
  evidence: (caseId: string, id: string) => `/perkara/${caseId}/bukti/${id}`,
  interview: (caseId: string, id: string) => `/perkara/${caseId}/pemeriksaan/${id}`,
  document: (caseId: string, id: string) => `/perkara/${caseId}/naskah/${id}`,
  statistics: '/statistik',
  monitoring: '/laporan/pemantauan',
  monitoringTeams: '/laporan/tim',
  people: '/pegawai',
  importPeople: '/pegawai/impor',
  employee: (id: string) => `/pegawai/${id}`,
  nameLists: '/periksa-nama',
  newNameList: '/periksa-nama/baru',
  nameList: (id: string) => `/periksa-nama/${id}`,
  audit: '/jejak',
  verify: '/verifikasi',
  settings: '/pengaturan',
  settingsSection: (segment: string) => `/pengaturan/${segment}`,
} as const

export const CASE_TABS = [
  'ikhtisar',
  'tahapan',
  'tenggat',
  'bukti',
  'klasifikasi',
  'tim',
  'pemeriksaan',
  'naskah',
  'keputusan',
  'jejak',
] as const
export type CaseTab = (typeof CASE_TABS)[number]

/** The tab an address names; null when it names none. */
export const caseTabOf = (segment: string | undefined): CaseTab | null =>
  segment === undefined ? 'ikhtisar' : (CASE_TABS.find((tab) => tab === segment && tab !== 'ikhtisar') ?? null)
