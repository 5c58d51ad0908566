import type { Urgency } from '#shared/reports/disclosure.ts'
import type { LeavingKind } from '#shared/reports/leaving.ts'

export const KINDS = {
  case: 'Perkara yang diserahkan',
  document: 'Naskah',
  evidence: 'Salinan bukti',
  annotation: 'Gambar beranotasi',
  audit: 'Jejak audit',
  certificate: 'Sertifikat',
  recovery_kit: 'Lembar pemulihan',
  table: 'Tabel',
  calendar: 'Kalender',
  data: 'Berkas data',
  other: 'Berkas lain',
} as const satisfies Record<LeavingKind, string>

export const URGENCIES = {
  ordinary: 'Biasa',
  urgent: 'Segera',
  emergency: 'Darurat',
} as const satisfies Record<Urgency, string>

/** Words of the sealed compartment beside the report itself. */
export const keepingWords = {
  hidesIn: (seconds: number) =>
    `Tertutup sendiri dalam ${seconds} detik, saat halaman ditinggalkan, atau saat jendela disembunyikan.`,
  longer: 'Tampilkan lebih lama',
  onlyKeepers: 'Hanya pemegang rahasia pelapor yang dapat membukanya.',
  disclosures: {
    title: 'Pengungkapan identitas pelapor',
    subtitle:
      'Tiap kali identitas pelapor diberitahukan kepada pihak tertentu. Isinya tersegel seperti identitas pelapor.',
    none: 'Belum pernah diungkapkan kepada siapa pun.',
    record: 'Catat pengungkapan',
    recorded: 'Pengungkapan dicatat dan disegel.',
    item: (number: number) => `Pengungkapan ${number}`,
    by: (name: string) => `dicatat oleh ${name}`,
    open: 'Buka',
    openTitle: 'Buka catatan pengungkapan',
    openBody: 'Pembukaan catatan ini dan alasannya dicatat permanen pada jejak audit.',
    reason: 'Alasan membuka',
    close: 'Tutup catatan',
    fields: {
      party: 'Diungkapkan kepada',
      office: 'Instansi atau jabatannya',
      basis: 'Dasar hukum atau perintah',
      reason: 'Alasan pengungkapan',
      urgency: 'Urgensi',
      urgencyNote: 'Mengapa tidak dapat ditunda',
      consequence: 'Akibat bagi pelapor dan perlindungannya',
      approvedBy: 'Disetujui oleh',
      disclosed: 'Waktu pengungkapan',
    },
    formHint:
      'Semua isian di bawah ini disegel. Yang tampak tanpa membuka segel hanya nomor, waktu pencatatan, dan pencatatnya.',
    atLeast: 'Paling sedikit 10 huruf.',
    missing: 'Lengkapi isian bertanda bintang; dasar, alasan, dan akibat paling sedikit 10 huruf.',
  },
  stops: {
    title: 'Keluaran yang dihentikan',
    subtitle:
      'Berkas berikut tidak jadi keluar karena memuat data pelapor. Mintalah pembuatnya menghapus bagian itu; izin hanya bila memang harus keluar.',
    line: (kind: string, by: string) => `${kind}, oleh ${by}`,
    places: (places: readonly string[]) => `Ditemukan pada: ${places.join(', ')}`,
    permit: 'Izinkan sekali',
    permitted: 'Diizinkan sekali, berlaku satu jam',
    used: 'Sudah keluar dengan izin',
    permitTitle: 'Izinkan keluaran yang memuat data pelapor',
    permitBody:
      'Berkas yang sama boleh keluar satu kali dalam satu jam, hanya dengan data pelapor pada tempat yang disebut. Alasan dicatat permanen.',
    reason: 'Alasan memberi izin (tanpa menyebut pelapor)',
    more: (count: number) => `Tampilkan ${count} lagi`,
    fewer: 'Tampilkan lebih sedikit',
    done: 'Diizinkan. Pembuatnya dapat mengulang penyimpanan.',
  },
} as const
