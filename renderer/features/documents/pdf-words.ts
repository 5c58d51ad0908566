/** Words of the PDF view, for evidence and for our own documents. */
export const pdfWords = {
  loading: 'Membuka PDF…',
  failed: 'PDF ini tidak dapat ditampilkan. Berkasnya tetap utuh; keluarkan untuk membukanya dengan program lain.',
  protected: 'PDF ini dilindungi kata sandi.',
  password: 'Kata sandi PDF',
  passwordNote: 'Hanya untuk menampilkan sekarang; tidak disimpan.',
  wrongPassword: 'Kata sandi salah. Periksa Caps Lock dan ulangi.',
  open: 'Buka',
  zoomIn: 'Perbesar',
  zoomOut: 'Perkecil',
  fitWidth: 'Selebar layar',
  pageOf: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
  page: (page: number) => `Halaman ${page}`,
  pageFailed: 'Halaman ini tidak dapat digambar.',
} as const
