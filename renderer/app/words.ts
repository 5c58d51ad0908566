/** Words of the frame around every screen. */
export const words = {
  product: 'Saksama',
  nav: {
    home: 'Beranda',
    reports: 'Laporan',
    cases: 'Perkara',
    people: 'Pegawai',
    namecheck: 'Periksa nama',
    statistics: 'Statistik',
    audit: 'Jejak audit',
    verify: 'Verifikasi',
    settings: 'Pengaturan',
  },
  navigation: 'Navigasi utama',
  skip: 'Langsung ke isi halaman',
  find: 'Cari',
  findHint: 'Cari perkara, laporan, atau halaman (Ctrl+K)',
  lock: 'Kunci',
  lockHint: 'Kunci brankas sekarang (Ctrl+L)',
  allSaved: 'Semua perubahan sudah tersimpan.',
  gone: {
    title: 'Sambungan ke inti program terputus',
    body: 'Data yang sudah tersimpan aman di brankas. Muat ulang halaman; bila belum berhasil, tutup Saksama lalu buka kembali.',
    reload: 'Muat ulang',
  },
  crash: {
    title: 'Halaman ini berhenti karena kesalahan',
    body: 'Data yang sudah tersimpan aman. Muat ulang halaman ini. Bila terulang, catat nomor kejadian dan langkah terakhir Anda.',
    incident: 'Nomor kejadian',
    retry: 'Muat ulang halaman',
    home: 'Ke Beranda',
  },
  idle: {
    title: 'Brankas segera dikunci',
    body: (seconds: number) =>
      `Tidak ada kegiatan. Brankas dikunci dalam ${seconds} detik. Ketikan Anda disimpan lebih dahulu.`,
    stay: 'Tetap terbuka',
    lockNow: 'Kunci sekarang',
  },
  finder: { newReport: 'Catat laporan baru', newCase: 'Perkara baru' },
  notFound: { title: 'Halaman tidak ditemukan', body: 'Alamat ini tidak dikenal.', home: 'Ke Beranda' },
} as const
