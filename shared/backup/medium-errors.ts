/** What a medium can do to a backup; each sentence says what happened and what to do. */
export const mediumErrors = {
  medium_full: {
    message:
      'Media cadangan penuh. Tidak ada cadangan lama yang rusak. Kosongkan ruang atau pakai media yang lebih besar, lalu ulangi.',
  },
  medium_readonly: {
    message: 'Media cadangan hanya dapat dibaca. Buka kunci tulis pada media atau pilih folder lain, lalu ulangi.',
  },
  medium_gone: {
    message:
      'Media cadangan terlepas atau tidak dapat dihubungi. Pasang kembali medianya, lalu ulangi; yang sudah disalin tidak disalin lagi.',
  },
  medium_linked: {
    message:
      'Di folder cadangan itu ada tautan ke tempat lain, sehingga tidak ada yang ditulis atau dihapus. Pilih folder atau media yang lain.',
  },
  medium_file_too_large: {
    message:
      'Media ini tidak dapat memuat berkas sebesar itu, biasanya karena memakai FAT32 (paling besar 4 GB). Format media sebagai exFAT, lalu ulangi.',
  },
} as const
