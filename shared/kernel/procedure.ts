import { oc } from '@orpc/contract'

/**
 * The start of every procedure. Errors are declared with the Indonesian sentence the user reads:
 * what happened and what to do. Anything undeclared crosses only as `internal` with an incident number.
 */
export const procedure = oc.errors({
  vault_locked: { message: 'Brankas terkunci. Buka kunci dengan kata sandi, lalu ulangi.' },
  not_permitted: {
    message: 'Hak Anda tidak mencakup tindakan ini. Mintalah kepada admin brankas bila Anda memerlukannya.',
  },
  malformed_call: {
    message: 'Permintaan ini tidak berbentuk semestinya dan ditolak. Muat ulang halaman, lalu ulangi.',
  },
  disk_full: {
    message:
      'Ruang disk habis, sehingga perubahan terakhir belum tersimpan. Kosongkan ruang, lalu ulangi. Yang sudah tersimpan tetap aman.',
  },
  /** The sentence of the core names the place. */
  reporter_leak: {
    message: 'Dihentikan: di dalamnya ada data pelapor. Hapus atau samarkan bagian itu, lalu ulangi.',
  },
  keys_rotating: {
    message: 'Kunci brankas sedang diganti, sehingga perubahan ini belum disimpan. Tunggu sampai selesai, lalu ulangi.',
  },
  database_damaged: {
    message:
      'Basis data brankas rusak di bagian yang dibutuhkan. Jangan hapus apa pun; kunci brankas, lalu pulihkan dari cadangan.',
  },
  internal: { message: 'Terjadi kesalahan di dalam program. Catat nomor kejadian ini bila melapor.' },
})
