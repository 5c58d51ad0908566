import type { z } from 'zod'
import type { Zone } from '#shared/kernel/instant.ts'
import type { documentFontSchema, paperSchema } from '#shared/settings/model.ts'

export const PAPERS = {
  A4: 'A4 (210 × 297 mm)',
  F4: 'F4 (215 × 330 mm)',
} as const satisfies Record<z.infer<typeof paperSchema>, string>

export const FONTS = {
  Tinos: 'Tinos (serupa Times New Roman)',
  Arimo: 'Arimo (serupa Arial)',
} as const satisfies Record<z.infer<typeof documentFontSchema>, string>

export const ZONES = {
  WIB: 'WIB (UTC+7)',
  WITA: 'WITA (UTC+8)',
  WIT: 'WIT (UTC+9)',
} as const satisfies Record<Zone, string>

export const words = {
  title: 'Pengaturan',
  tabs: { agency: 'Instansi', documents: 'Naskah', security: 'Keamanan', about: 'Tentang' },
  agency: {
    title: 'Kop surat',
    government: 'Pemerintah daerah',
    governmentHint: 'Baris pertama kop, misalnya PEMERINTAH KABUPATEN CONTOH.',
    agency: 'Nama perangkat daerah',
    agencyShort: 'Singkatan',
    address: 'Alamat',
    contact: 'Telepon, surel, laman',
    city: 'Tempat penandatanganan',
    preview: 'Pratinjau kop',
    emptyPreview: 'Isi nama pemerintah daerah dan perangkat daerah untuk melihat kop.',
  },
  logo: {
    title: 'Logo',
    hint: 'PNG atau JPEG, paling besar 2 MB.',
    choose: 'Pilih gambar',
    remove: 'Hapus logo',
    removeTitle: 'Hapus logo dari kop surat?',
    removeBody: 'Naskah berikutnya tercetak tanpa logo. Naskah yang sudah final tidak berubah.',
    alt: 'Logo pada kop surat',
    tooBig: 'Gambar lebih besar dari 2 MB. Kecilkan gambar, lalu pilih kembali.',
    saved: 'Logo tersimpan.',
    removed: 'Logo dihapus.',
  },
  documents: {
    title: 'Bentuk naskah',
    paper: 'Kertas',
    font: 'Huruf naskah',
    margins: 'Batas tepi (mm)',
    sides: { top: 'Atas', right: 'Kanan', bottom: 'Bawah', left: 'Kiri' },
    numberPattern: 'Pola nomor surat',
    numberPatternHint: '{no} dan {tahun} diganti saat naskah diberi nomor.',
    zone: 'Zona waktu kantor',
  },
  security: {
    idleTitle: 'Kunci otomatis',
    idle: 'Kunci setelah tidak ada kegiatan (menit)',
    idleHint: 'Antara 1 dan 120 menit. Ketikan disimpan sebelum brankas dikunci. Tidak berlaku selama perekaman.',
  },
  about: {
    version: 'Versi',
    host: 'Dijalankan sebagai',
    hosts: { desktop: 'Aplikasi desktop', web: 'Jendela peramban lokal', cli: 'Baris perintah' },
    folder: 'Folder brankas',
    user: 'Pengguna',
    offline: 'Saksama bekerja sepenuhnya di komputer ini dan tidak memakai internet.',
  },
  submit: 'Simpan pengaturan',
  saved: 'Pengaturan tersimpan.',
  undo: 'Urungkan perubahan',
} as const
