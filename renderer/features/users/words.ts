import { ALL_RIGHTS, type Right, type User } from '#shared/users/model.ts'
import type { Access } from '#shared/users/rights.ts'

export const RIGHTS: Readonly<Record<Right, Readonly<{ label: string; hint: string }>>> = {
  intake: { label: 'Penerima laporan', hint: 'Mencatat laporan dan mengamankan buktinya.' },
  examiner: { label: 'Pemeriksa', hint: 'Mengerjakan perkara: bukti, pemeriksaan, naskah, tanda tangan.' },
  team_lead: { label: 'Ketua tim', hint: 'Seperti pemeriksa, dan menetapkan hal yang menuntut ketua tim.' },
  leader: { label: 'Pimpinan', hint: 'Membaca semua perkara tanpa mengubah apa pun.' },
  reporter_keeper: { label: 'Pemegang rahasia pelapor', hint: 'Satu-satunya hak yang membuka identitas pelapor.' },
  admin: { label: 'Admin', hint: 'Mengurus pengguna, kunci, cadangan, dan pengaturan; tidak membaca perkara.' },
}

/** "pemeriksa atau ketua tim". */
export function holdersOf(access: Access | null): string {
  if (access === null || typeof access === 'string') return ''
  const names = access.map((right) => RIGHTS[right].label.toLowerCase())
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} atau ${names.at(-1)}`
}

export const words = {
  title: 'Pengguna',
  intro: 'Setiap orang masuk dengan kata sandinya sendiri; jejak audit mencatat siapa melakukan apa.',
  onlyAdmins: 'Daftar ini dapat dilihat semua orang. Yang mengubahnya hanya admin.',
  add: 'Tambah pengguna',
  close: 'Tutup',
  notDone: 'Belum tersimpan',
  columns: { name: 'Nama', rights: 'Hak', last: 'Terakhir masuk', state: 'Keadaan', actions: 'Tindakan' },
  login: 'Nama masuk',
  me: 'Anda',
  never: 'belum pernah',
  allRights: 'Semua hak',
  loginOf: (login: string) => `Nama masuk: ${login}`,
  states: { active: 'Aktif', disabled: 'Nonaktif', byAdmin: 'Kata sandi dari admin' },
  since: 'sejak',
  actionsOf: (name: string) => `Tindakan untuk ${name}`,
  edit: 'Ubah data dan hak',
  reset: 'Setel ulang kata sandi',
  enable: 'Aktifkan kembali',
  disable: 'Nonaktifkan',
  makeKeeper: 'Jadikan pemegang rahasia pelapor',
  fields: {
    name: 'Nama',
    nameHint: 'Tampil di jejak audit.',
    login: 'Nama masuk',
    loginHint: 'Diketik saat membuka brankas; tidak dapat diganti.',
    loginWrong: 'Pakai huruf kecil, angka, titik, atau tanda hubung; diawali dan diakhiri huruf atau angka.',
    position: 'Jabatan',
    rights: 'Hak',
    rightsNone: 'Pilih sedikitnya satu hak.',
    password: 'Kata sandi awal',
    passwordNext: 'Kata sandi baru',
    by: 'Siapa yang menentukan kata sandi ini?',
    bySelf: 'Orangnya sendiri mengetik di sini',
    byAdmin: 'Saya; ia diminta menggantinya setelah masuk',
  },
  keeperNeedsKeeper:
    'Hanya pemegang rahasia pelapor yang dapat memberikan hak ini; bila tidak ada lagi, admin yang masuk dengan kunci pemulihan.',
  addTitle: 'Tambah pengguna',
  addSubmit: 'Tambahkan',
  added: (name: string, login: string) => `${name} ditambahkan. Nama masuknya: ${login}`,
  firstTitle: 'Mulai sekarang setiap orang mengetik nama masuknya',
  firstBody: (login: string) => `Saat membuka brankas, Anda sendiri mengetik “${login}” lalu kata sandi Anda.`,
  editTitle: (name: string) => `Ubah ${name}`,
  editSubmit: 'Simpan',
  edited: 'Data pengguna disimpan dan langsung berlaku.',
  keeperLost: 'Hak pemegang rahasia pelapor dicabut. Ia masih mengetahui kunci rahasia pelapor sampai kunci diganti.',
  lastKeeper:
    'Ini pemegang rahasia pelapor terakhir. Setelah ini identitas pelapor hanya dapat dibuka lewat kunci pemulihan.',
  resetTitle: (name: string) => `Setel ulang kata sandi ${name}`,
  enableTitle: (name: string) => `Aktifkan kembali ${name}`,
  resetBody: 'Kata sandi lamanya langsung tidak berlaku.',
  enableBody: 'Ia dapat masuk lagi dengan kata sandi baru dan hak yang tercatat.',
  resetLosesKey:
    'Anda bukan pemegang rahasia pelapor, jadi haknya membuka identitas pelapor hilang. Pemegang lain dapat memberikannya lagi.',
  resetDone: 'Kata sandi disetel ulang.',
  enableDone: 'Pengguna diaktifkan kembali.',
  disableTitle: (name: string) => `Nonaktifkan ${name}?`,
  disableBody:
    'Ia tidak dapat masuk lagi. Namanya tetap ada di jejak audit dan naskah. Karena ia pernah memegang kunci brankas, ganti kunci sesudahnya.',
  disabled: 'Pengguna dinonaktifkan.',
  ownAccount: 'Anda tidak dapat menonaktifkan diri sendiri.',
  makeKeeperTitle: (name: string) => `Jadikan ${name} pemegang rahasia pelapor?`,
  makeKeeperBody: 'Ia akan dapat membuka identitas setiap pelapor. Setiap pembukaan tetap tercatat beserta alasannya.',
  makeKeeperDone: 'Hak pemegang rahasia pelapor diberikan.',
  dueTitle: 'Kunci brankas perlu diganti',
  dueBody:
    'Seseorang yang tidak lagi bertugas pernah memegang kunci. Ganti kunci agar salinan lama tidak berguna baginya.',
  dueLink: 'Ke penggantian kunci',
  readOnly: (holders: string) => `Hanya dapat dibaca. Yang dapat mengubahnya: ${holders}.`,
  notAllowed: 'Hak Anda tidak mencakup halaman ini',
  notAllowedBody: (holders: string) =>
    holders === ''
      ? 'Mintalah kepada admin bila Anda memerlukannya.'
      : `Halaman ini untuk ${holders}. Mintalah kepada admin bila Anda memerlukannya.`,
  whoAmI: 'Anda masuk sebagai',
  changePassword: 'Ganti kata sandi',
  passwordByAdminTitle: 'Kata sandi Anda ditentukan oleh admin',
  passwordByAdmin: 'Gantilah sekarang, supaya hanya Anda yang mengetahuinya.',
} as const

export const stateOf = ({ disabledAt, passwordByAdmin }: User): string => {
  if (disabledAt !== null) return words.states.disabled
  return passwordByAdmin ? words.states.byAdmin : words.states.active
}

/** In the order of the list; all of them in two words. */
export const rightsText = (rights: readonly Right[]): string =>
  rights.length === ALL_RIGHTS.length ? words.allRights : rights.map((right) => RIGHTS[right].label).join(', ')
