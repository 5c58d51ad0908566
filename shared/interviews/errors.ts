/** What can go wrong in a hearing, in the words the officer reads. */
export const interviewErrors = {
  interview_not_found: { message: 'Pemeriksaan ini tidak ditemukan. Muat ulang halaman perkara.' },
  step_not_allowed: { message: 'Langkah ini tidak mungkin dari keadaan pemeriksaan sekarang. Muat ulang halaman.' },
  exchange_not_found: { message: 'Tanya jawab ini tidak ditemukan. Muat ulang halaman pemeriksaan.' },
  exchange_reviewed: {
    message:
      'Jawaban ini sudah dibacakan kembali dan tidak diubah lagi. Perbaikan dibuat melalui pembacaan kembali agar tetap terlihat.',
  },
  version_conflict: {
    message:
      'Tanya jawab ini baru saja diubah di tempat lain. Teks Anda tetap di layar; bandingkan dengan yang tersimpan, lalu pilih salah satu.',
  },
  subject_not_in_case: { message: 'Terlapor ini tidak ada pada perkara. Pilih terlapor dari daftar perkara.' },
  case_closed: { message: 'Perkara ini sudah ditutup. Buka kembali lebih dahulu bila perlu memeriksa.' },
  participant_twice: {
    message: 'Satu orang tercantum dua kali dengan tanda pengenal sama. Hapus salah satu barisnya.',
  },
  evidence_not_in_case: { message: 'Bukti yang dipilih bukan bukti perkara ini. Muat ulang daftar bukti.' },
  note_required: {
    message:
      'Tuliskan keterangannya lebih dahulu: alasan tidak bersedia, keadaan kesehatan, atau identitas yang belum cocok.',
  },
  examiner_missing: { message: 'Belum ada pemeriksa atau ketua tim. Lengkapi daftar yang hadir sebelum memulai.' },
  nothing_asked: { message: 'Belum ada tanya jawab untuk dibacakan kembali.' },
  not_all_reviewed: {
    message: 'Masih ada jawaban yang belum dibenarkan atau diperbaiki. Selesaikan pembacaan kembali lebih dahulu.',
  },
} as const

export const recordingErrors = {
  recording_not_found: { message: 'Rekaman ini tidak ditemukan. Mulai rekaman baru.' },
  recording_running: { message: 'Rekaman lain pada pemeriksaan ini masih berjalan. Akhiri dahulu rekaman itu.' },
  recording_ended: { message: 'Rekaman ini sudah diakhiri. Mulai rekaman baru untuk melanjutkan.' },
  mime_refused: { message: 'Bentuk rekaman ini tidak dikenal. Gunakan peramban yang dapat merekam WebM atau Opus.' },
  chunk_gap: { message: 'Ada potongan rekaman yang belum sampai. Potongan sebelumnya dikirim ulang.' },
  chunk_differs: { message: 'Potongan rekaman dengan nomor ini sudah tersimpan dengan isi lain.' },
} as const
